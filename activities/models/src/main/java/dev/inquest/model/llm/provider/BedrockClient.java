package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Reasoning;
import dev.inquest.model.llm.provider.wire.AwsHttp;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.ChatModel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.auth.scheme.BearerAuthScheme;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/**
 * Amazon Bedrock's converse API. A configured key is a Bedrock API key (a bearer token); without one, requests are signed
 * with the credentials that the AWS SDK finds. An allowance for thoughts is expressed as Anthropic's models there want it.
 */
record BedrockClient() implements ProviderClient {

    private static final List<AuthSchemeOption> BEARER = List.of(
            AuthSchemeOption.builder().schemeId(BearerAuthScheme.SCHEME_ID).build());

    @Override
    public ChatModel build(Connection connection) {
        BedrockChatRequestParameters.Builder defaults = BedrockChatRequestParameters.builder();
        defaults.temperature(connection.temperature());
        connection
                .reasoning()
                .ifPresent(
                        reasoning -> defaults.additionalModelRequestField("thinking", thinking(reasoning, connection)));
        return BedrockChatModel.builder()
                .client(client(connection))
                .modelId(connection.model())
                .defaultRequestParameters(defaults.build())
                .maxRetries(0)
                .build();
    }

    private static Map<String, Object> thinking(Reasoning reasoning, Connection connection) {
        return reasoning == Reasoning.ADAPTIVE
                ? Map.of("type", "adaptive")
                : Map.of("type", "enabled", "budget_tokens", connection.config().reasoningTokens());
    }

    private static BedrockRuntimeClient client(Connection connection) {
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .httpClient(new AwsHttp(
                        connection.wire(),
                        connection.config().timeout(),
                        connection.config().headers()))
                .region(Region.of(connection.config().region().orElseThrow()))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (connection.baseUrl() != null) {
            builder.endpointOverride(URI.create(connection.baseUrl()));
        }
        String key = connection.key();
        if (key == null) {
            builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
        } else {
            builder.tokenProvider(StaticTokenProvider.create(() -> key)).authSchemeProvider(request -> BEARER);
        }
        return builder.build();
    }
}
