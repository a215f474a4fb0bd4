package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.openid.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** What the provider sent the browser back with (OpenID Connect Core §3.1.2.5, RFC 9207 §2). A parameter given twice is none. */
record Returned(Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {

    // OpenID Connect Core §3.1.2.6, RFC 6749 §4.1.2.1: only these are repeated.
    private static final Set<String> KNOWN_ERRORS = Set.of(
            "invalid_request",
            "unauthorized_client",
            "unsupported_response_type",
            "invalid_scope",
            "server_error",
            "temporarily_unavailable",
            "interaction_required",
            "login_required",
            "account_selection_required",
            "consent_required");
    private static final int LONGEST = 4_096;

    static Returned of(HttpServletRequest request) {
        return new Returned(one(request, "state"), one(request, "code"), one(request, "error"), one(request, "iss"));
    }

    private static Optional<String> one(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length == 1 && !values[0].isEmpty() && values[0].length() <= LONGEST
                ? Optional.of(values[0])
                : Optional.empty();
    }

    /** The code, when this provider gave one. */
    Result<String> codeFor(IdentityProvider provider) {
        // RFC 9207 §2.4: whatever else the answer says, it must be this provider's.
        if (issuer.filter(said -> !said.equals(provider.issuer())).isPresent()) {
            return Result.bad(Refusal.WRONG_ISSUER, provider.issuer(), issuer.orElseThrow());
        }
        if (error.isPresent()) {
            return refusal(error.get());
        }
        return code.map(Result::good)
                .orElseGet(() -> Result.bad(Refusal.PROVIDER_REFUSED, "a code", "neither code nor error"));
    }

    private static Result<String> refusal(String error) {
        return error.equals("access_denied")
                ? Result.bad(Refusal.CANCELLED)
                : Result.bad(
                        Refusal.PROVIDER_REFUSED, "a code", KNOWN_ERRORS.contains(error) ? error : "another error");
    }

    /** A code is in it. */
    @Override
    public String toString() {
        return "Returned";
    }
}
