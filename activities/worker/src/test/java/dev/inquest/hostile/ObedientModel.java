package dev.inquest.hostile;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An OpenAI-compatible server that plays every role and obeys whatever it reads. */
public class ObedientModel implements QuarkusTestResourceLifecycleManager {

    /** The model's own key, which no prompt and no record may hold. */
    static final String KEY = "cnryModelKey0123456789abcdefghijklmnop";

    private WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(wireMockConfig().dynamicPort().extensions(new Obedience()));
        server.start();
        server.stubFor(post(urlPathMatching("/v1/chat/completions"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withTransformers(Obedience.NAME)));
        Map<String, String> config = new HashMap<>();
        for (String role : List.of("student", "teacher", "judge")) {
            config.put("inquest." + role + ".provider", "openai");
            config.put("inquest." + role + ".base-url", server.baseUrl() + "/v1");
            config.put("inquest." + role + ".model", "obedient");
            config.put("inquest." + role + ".api-key", KEY);
            config.put("inquest." + role + ".context-window", "64000");
            config.put("inquest." + role + ".max-evidence-tokens", "12000");
        }
        config.put("hostile.port", Integer.toString(server.port()));
        return config;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }
}
