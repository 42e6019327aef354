package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.wire.HttpStatusException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Why a model server will refuse the same request again, and what to change. */
enum ProviderRefusal {
    /** The key, or what it may do. */
    KEY("check %1$s.api-key and what it may use (at Bedrock, the AWS credentials and the access to the model)"),
    /** The model or the address. */
    ADDRESS("check %1$s.model and %1$s.base-url"),
    /** The account is empty; waiting does not fill it. */
    MONEY("the account's credit or quota is used up; see the provider's billing page"),
    /** The prompt is longer than the server allows, whatever the model's name promises. */
    CONTEXT("the prompt did not fit: set %1$s.context-window to what the server really holds, or raise it there"),
    /** Anything else in the request. */
    REQUEST(
            "a content filter may have stopped it; else check %1$s.model, %1$s.json-schema, %1$s.reasoning and %1$s.zero-temperature");

    /** Client errors that may pass: timeout, conflict, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The words of OpenAI, vLLM, llama.cpp, Anthropic, Gemini and Mistral for a prompt that is too long. */
    private static final Pattern TOO_LONG = Pattern.compile(
            "(?i)context[ _](?:length|window|size)|prompt is too long|input token count|too many (?:input )?tokens|input is too long");

    /** OpenAI's word, under the status of a rate limit, for an account without credit. */
    private static final Pattern NO_QUOTA = Pattern.compile("insufficient_quota");

    /** Anthropic's words, under the status of a bad request, for the same. */
    private static final Pattern NO_CREDIT = Pattern.compile("(?i)credit balance is too low");

    /** The words of Bedrock and Gemini, under the status of a bad request, for a model or a key that is none. */
    private static final Pattern NO_MODEL = Pattern.compile("(?i)model identifier is invalid|model_not_found");

    private static final Pattern NO_KEY = Pattern.compile("(?i)API_KEY_INVALID|api key not valid");

    private final String advice;

    ProviderRefusal(String advice) {
        this.advice = advice;
    }

    /** Whether another request may be answered: this one is too long, or a content filter dislikes what it quotes. */
    boolean isOfThisRequest() {
        return this == CONTEXT || this == REQUEST;
    }

    /** What to change, with the role's configuration prefix. */
    String advice(String prefix) {
        return advice.formatted(prefix);
    }

    /** Why, or empty when the same request may be answered later. */
    static Optional<ProviderRefusal> of(HttpStatusException answer) {
        int status = answer.statusCode();
        String body = answer.body();
        if (status == PAYMENT_REQUIRED
                || status == TOO_MANY_REQUESTS && NO_QUOTA.matcher(body).find()
                || status == BAD_REQUEST && NO_CREDIT.matcher(body).find()) {
            return Optional.of(MONEY);
        }
        if (status < FIRST_REDIRECT || status >= FIRST_SERVER_ERROR || PASSING.contains(status)) {
            return Optional.empty();
        }
        return Optional.of(permanent(status, body));
    }

    private static ProviderRefusal permanent(int status, String body) {
        if (status < FIRST_CLIENT_ERROR
                || status == 404
                || status == 405
                || NO_MODEL.matcher(body).find()) {
            return ADDRESS;
        }
        if (status == 401 || status == 403 || NO_KEY.matcher(body).find()) {
            return KEY;
        }
        return status == TOO_LARGE || TOO_LONG.matcher(body).find() ? CONTEXT : REQUEST;
    }
}
