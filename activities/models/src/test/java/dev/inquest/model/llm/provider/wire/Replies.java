package dev.inquest.model.llm.provider.wire;

/** Answers for tests. */
public final class Replies {

    private Replies() {}

    public static HttpStatusException refusal(int status, String body) {
        return new HttpStatusException(status, body, null);
    }
}
