package io.rialto.server.pairing;

import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what a shop hears, as JSON that nobody keeps. */
@Component
class ConnectionAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionAnswers.class);

    private final Pages pages;
    private final References references;

    ConnectionAnswers(Pages pages, References references) {
        this.pages = pages;
        this.references = references;
    }

    void write(Map<String, Object> body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        pages.writeJson(HttpServletResponse.SC_OK, body, Frame.neutral(request.isSecure()), response);
    }

    /** @param what it was, for the log */
    void refuse(
            String what,
            String site,
            PairingAnswer.Refused refused,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PairingRefusal why = refused.why();
        Reference reference = references.next();
        LOG.info("{} outcome=refused reason={} reference={} site={}", what, why.code(), reference, site);
        refused.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        if (why.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            // RFC 9110 §15.5.2: a 401 says how to prove oneself.
            response.setHeader("WWW-Authenticate", "JWE");
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", why.code());
        body.put("message", why.message());
        body.put("reference", reference.value());
        response.setHeader("Cache-Control", "no-store");
        pages.writeJson(why.status(), body, Frame.neutral(request.isSecure()), response);
    }
}
