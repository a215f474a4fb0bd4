package io.rialto.server.handoff.oidc;

import io.rialto.server.page.SecurityHeaders;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what programs read. */
@Component
class Replies {

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final JsonMapper json = JsonMapper.builder().build();

    /** RFC 6749 §5.1: nobody keeps it. */
    void write(int status, Map<String, Object> body, Site site, HttpServletResponse response) throws IOException {
        write(status, body, site, "no-store", response);
    }

    /** What is the same for everybody, and changes seldom. */
    void writePublic(Map<String, Object> body, Site site, HttpServletResponse response) throws IOException {
        write(HttpServletResponse.SC_OK, body, site, "public, max-age=300", response);
    }

    /** RFC 6749 §5.2 */
    void error(int status, String error, String sentence, Site site, HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", sentence);
        write(status, body, site, response);
    }

    private void write(int status, Map<String, Object> body, Site site, String caching, HttpServletResponse response)
            throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        SecurityHeaders.write(response, POLICY, site.issuer().startsWith("https:"));
        response.setHeader("Cache-Control", caching);
        allowAnyOrigin(response);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    // A page that is a public client asks from its own origin. No route looks at a cookie, so nobody's browser adds
    // anything
    // to what a page says itself.
    static void allowAnyOrigin(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate");
    }
}
