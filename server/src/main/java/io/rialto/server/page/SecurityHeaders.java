package io.rialto.server.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The headers that every page has. */
public final class SecurityHeaders {

    private SecurityHeaders() {}

    /** @param secure the page is reached over https */
    public static void write(HttpServletResponse response, String policy, boolean secure) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cache-Control", "no-store");
        // no-referrer would send "Origin: null" with the form, which services refuse.
        response.setHeader("Referrer-Policy", "strict-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /**
     * The policy of a page that has our stylesheet, one inline style and nothing that runs. The empty icon, which keeps browsers
     * from asking for one, is a data address.
     *
     * @param forms where its forms may lead, as a source list
     */
    static String quiet(Accent accent, String forms) {
        return "default-src 'none'; img-src data:; style-src 'self' " + accent.hash()
                + "; base-uri 'none'; form-action " + forms + "; frame-ancestors 'none'";
    }

    /** Content Security Policy 3 §2.3.1: the source expression that allows exactly this inline text. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
