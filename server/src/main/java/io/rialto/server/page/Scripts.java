package io.rialto.server.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The scripts of pages. The address of each changes with its text, so browsers keep it for good and never run an old one. */
@Controller
public final class Scripts {

    /** The copy buttons'. */
    public static final String COPY = "copy";
    /** What asks the browser for a passkey. */
    public static final String PASSKEY = "passkey";
    /** htmx, which fetches parts of pages. */
    public static final String HTMX = "htmx";

    private static final Map<String, String> SOURCES = Map.of(
            COPY, "assets/copy.js",
            PASSKEY, "assets/passkey.js",
            HTMX, "META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js");

    private record Script(String text, String digest) {}

    private final Map<String, Script> scripts = new LinkedHashMap<>();

    Scripts() {
        SOURCES.forEach((name, source) -> scripts.put(name, read(source)));
    }

    /** Where it is on the page's own server. */
    public String address(String name) {
        return "/assets/" + name + "-"
                + Objects.requireNonNull(scripts.get(name), name).digest() + ".js";
    }

    // While nodes are replaced, a page of the new one may ask an old one: better no button than the wrong text, kept
    // for a year.
    @GetMapping("/assets/{name:[a-z]+}-{wanted:[0-9a-f]{16}}.js")
    ResponseEntity<String> script(@PathVariable String name, @PathVariable String wanted) {
        Script script = scripts.get(name);
        if (script == null || !wanted.equals(script.digest())) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .body(script.text());
    }

    private static Script read(String source) {
        try {
            String text = new ClassPathResource(source).getContentAsString(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Script(text, HexFormat.of().formatHex(digest, 0, 8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
