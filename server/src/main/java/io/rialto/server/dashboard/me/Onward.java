package io.rialto.server.dashboard.me;

import jakarta.servlet.http.HttpServletResponse;

/** Where the browser goes after a change, RFC 9110 §15.4.4. */
final class Onward {

    private Onward() {}

    static void to(String path, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", path);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
