package io.rialto.server.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The script of the copy buttons. Its address changes with its text, so browsers keep it for good and never run an old one. */
@Controller
public final class CopyScript {

    private final String text;
    private final String digest;

    CopyScript() {
        try {
            text = new ClassPathResource("assets/copy.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest = digest(text);
    }

    /** Where it is on the page's own server. */
    public String address() {
        return "/assets/copy-" + digest + ".js";
    }

    // While nodes are replaced, a page of the new one may ask an old one: better no button than the wrong text, kept
    // for a year.
    @GetMapping("/assets/copy-{wanted:[0-9a-f]{16}}.js")
    ResponseEntity<String> script(@PathVariable String wanted) {
        if (!wanted.equals(digest)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
