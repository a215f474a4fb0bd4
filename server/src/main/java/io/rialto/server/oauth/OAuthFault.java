package io.rialto.server.oauth;

/** What is answered when there is no token. Titles are those of RFC 6749 §5.2, the form is that of Commerce Layer. */
enum OAuthFault {
    INVALID_REQUEST(
            400,
            "BAD_REQUEST",
            "invalid_request",
            "The request is missing a required parameter, includes an unsupported parameter value, or is otherwise malformed."),
    TOO_LARGE(413, "BAD_REQUEST", "invalid_request", "The request is too large."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "invalid_request",
            "The content type must be application/json, application/vnd.api+json or application/x-www-form-urlencoded."),
    UNSUPPORTED_GRANT_TYPE(
            400,
            "BAD_REQUEST",
            "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server."),
    INVALID_SCOPE(400, "BAD_REQUEST", "invalid_scope", "The requested scope is invalid, unknown, or malformed."),
    // Recorded word for word.
    INVALID_CLIENT(
            401,
            "UNAUTHORIZED",
            "invalid_client",
            "Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method."),
    MAY_NOT_REVOKE(403, "FORBIDDEN", "unauthorized_client", "You are not authorized to revoke this token"),
    INVALID_TOKEN(401, "INVALID_TOKEN", "Invalid token", "The access token you provided is invalid.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    OAuthFault(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
