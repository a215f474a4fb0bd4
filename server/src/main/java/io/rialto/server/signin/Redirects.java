package io.rialto.server.signin;

import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Refusal;
import jakarta.servlet.http.HttpServletResponse;

/** Where a browser goes next. */
final class Redirects {

    private Redirects() {}

    /** 302, which Commerce Layer's documentation names. */
    static void to(String location, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", location);
        response.setStatus(HttpServletResponse.SC_FOUND);
    }

    static void refused(Refusal reason, Reference reference, HttpServletResponse response) {
        to("/login?error=" + reason.code() + "&reference=" + reference.value(), response);
    }
}
