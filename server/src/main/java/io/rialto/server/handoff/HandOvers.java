package io.rialto.server.handoff;

import io.rialto.server.page.SecurityHeaders;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** Gives the browser what it takes to the service. */
public final class HandOvers {

    private HandOvers() {}

    /** As a page that posts itself, or as a redirect. */
    public static void write(HandOver handOver, Site site, HttpServletResponse response) throws IOException {
        switch (handOver) {
            case Redirect(URI location) -> redirect(location.toString(), response);
            case PostPage page -> {
                byte[] html = page.html();
                SecurityHeaders.write(response, page.policy(), site.issuer().startsWith("https:"));
                response.setContentType("text/html;charset=UTF-8");
                response.setContentLength(html.length);
                response.getOutputStream().write(html);
            }
        }
    }

    /** Nothing of this address is kept by anybody: it may hold a message, or a nonce. */
    public static void redirect(String location, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", location);
        // RFC 9700 §4.12: never 307, which would send a form on.
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
