package io.rialto.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the provider sent the browser back with (OpenID Connect Core §3.1.2.5, RFC 9207 §2). A parameter given twice is none. */
record Returned(Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {

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

    /** A code is in it. */
    @Override
    public String toString() {
        return "Returned";
    }
}
