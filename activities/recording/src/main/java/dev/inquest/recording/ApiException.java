package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends a request with a Kubernetes Status. */
final class ApiException extends RuntimeException {
    private final transient ObjectNode status;

    ApiException(ObjectNode status) {
        super(status.path("message").asText(), null, false, false);
        this.status = status;
    }

    ApiResponse response() {
        return ApiResponse.json(status.path("code").asInt(), status);
    }
}
