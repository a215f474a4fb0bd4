package io.rialto.demo.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes back: a status, headers, a body. Answers are not stored by caches unless they say so.
 *
 * @param headers in the order in which they are sent; a name may come twice
 */
public record Answer(int status, List<Header> headers, String body) {

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    public Answer {
        headers = List.copyOf(headers);
    }

    /** One header line. */
    public record Header(String name, String value) {}

    public static Answer page(int status, Html page) {
        return of(status, "text/html; charset=utf-8", page.markup())
                .with("Content-Security-Policy", PAGE_POLICY)
                .with("Referrer-Policy", "same-origin");
    }

    public static Answer json(int status, String json) {
        return of(status, "application/json; charset=utf-8", json);
    }

    public static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    /** A style sheet out of the class path. */
    public static Answer css(String css) {
        return new Answer(
                200,
                List.of(
                        new Header("Content-Type", "text/css; charset=utf-8"),
                        new Header("Cache-Control", "max-age=60")),
                css);
    }

    /** 302, as PHP and Magento redirect. */
    public static Answer redirect(String location) {
        return bare(302).with("Location", location);
    }

    /** 303: whatever the request was, the next one is a GET. */
    public static Answer seeOther(String location) {
        return bare(303).with("Location", location);
    }

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    private static Answer bare(int status) {
        return new Answer(status, List.of(new Header("Cache-Control", "no-store")), "");
    }

    private static Answer of(int status, String type, String body) {
        return bare(status).with("Content-Type", type).carrying(body);
    }

    private Answer carrying(String text) {
        return new Answer(status, headers, text);
    }
}
