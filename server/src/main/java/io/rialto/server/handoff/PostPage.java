package io.rialto.server.handoff;

import io.rialto.server.page.Frame;
import io.rialto.server.page.SecurityHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page with one form that submits itself, and a button for when it does not. Written directly: it is on the hot path.
 *
 * @param action where the form goes
 * @param fields the form's hidden fields, in order
 * @param landings addresses that the service may redirect the answer to
 * @param frame whose page it is, and whether it is production's
 * @param purpose what the customer is told meanwhile
 */
public record PostPage(
        URI action,
        Map<String, String> fields,
        Collection<URI> landings,
        String serviceName,
        Frame frame,
        Purpose purpose)
        implements HandOver {

    /** What happens at the other side. */
    public enum Purpose {
        LOGIN(" is logging you in."),
        LOGOUT(" is logging you out.");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }
    }

    /** Of a login. */
    public PostPage(URI action, Map<String, String> fields, Collection<URI> landings, String serviceName, Frame frame) {
        this(action, fields, landings, serviceName, frame, Purpose.LOGIN);
    }

    static final String SCRIPT = "document.forms[0].submit()";

    static final String STYLE = """
            :root{color-scheme:light dark}\
            body{margin:0;min-height:100vh;display:grid;place-items:center;text-align:center;background:#f6f5f2;color:#1c1b19;\
            font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}\
            main{padding:1.5rem;max-width:30rem;overflow-wrap:anywhere}h1{font-size:1.4rem;line-height:1.3;margin:0 0 .5rem}\
            button{margin:1rem 0;padding:.8rem 1.6rem;border:1px solid #8888;border-radius:10px;background:var(--accent);\
            color:var(--ink);font:inherit;font-weight:600;cursor:pointer}\
            button:focus-visible{outline:3px solid currentColor;outline-offset:3px}\
            .environment{display:inline-block;margin:0 0 1rem;padding:.1rem .6rem;border:2px dashed;border-radius:99px;\
            font-size:.8rem;font-weight:650;text-transform:uppercase;letter-spacing:.05em}\
            .late{animation:late 0s 1.5s both}@keyframes late{from{visibility:hidden}}\
            @media (scripting:none){.late{animation:none}}\
            @media (prefers-color-scheme:dark){body{background:#161614;color:#f1efea}}""";

    private static final String SCRIPT_HASH = SecurityHeaders.hash(SCRIPT);
    private static final String STYLE_HASH = SecurityHeaders.hash(STYLE);

    /**
     * What the page may do. Chromium applies {@code form-action} to the redirects that answer the form as well, so the origins
     * where a customer may land are named beside the form's own.
     */
    public String policy() {
        return "default-src 'none'; img-src data:; script-src " + SCRIPT_HASH + "; style-src " + STYLE_HASH + " "
                + frame.accent().hash() + "; base-uri 'none'; frame-ancestors 'none'; form-action "
                + origins();
    }

    /** Where the form may lead, as a policy's source list. */
    public String origins() {
        Set<String> origins = new LinkedHashSet<>(List.of(origin(action)));
        landings.forEach(landing -> origins.add(origin(landing)));
        return String.join(" ", origins);
    }

    public byte[] html() {
        StringBuilder page = new StringBuilder(12_000);
        page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        escape(serviceName, page);
        page.append("</title><link rel=\"icon\" href=\"data:,\"><style>")
                .append(STYLE)
                .append("</style><style>")
                .append(frame.style())
                .append("</style></head><body><main>");
        mark(page);
        page.append("<h1>Taking you to ");
        escape(serviceName, page);
        page.append("</h1><p>");
        escape(frame.brand(), page);
        page.append(purpose.words).append("</p><form method=\"post\" action=\"");
        escape(action.toString(), page);
        page.append("\">");
        fields.forEach((name, value) -> hidden(name, value, page));
        page.append(
                        "<div class=\"late\"><noscript><p>Your browser runs no scripts, so please press the button:</p></noscript>")
                .append("<button type=\"submit\">Continue to ");
        escape(serviceName, page);
        page.append("</button></div></form></main><script>").append(SCRIPT).append("</script></body></html>");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void mark(StringBuilder page) {
        if (frame.environment() != null) {
            page.append("<p class=\"environment\">").append(frame.environment()).append("</p>");
        }
    }

    private static void hidden(String name, String value, StringBuilder page) {
        page.append("<input type=\"hidden\" name=\"");
        escape(name, page);
        page.append("\" value=\"");
        escape(value, page);
        page.append("\">");
    }

    private static void escape(String text, StringBuilder page) {
        if (isPlain(text)) {
            page.append(text);
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            switch (here) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(here);
            }
        }
    }

    // Nearly every text is, and the longest one, the sealed message, always.
    private static boolean isPlain(String text) {
        return text.indexOf('&') < 0
                && text.indexOf('<') < 0
                && text.indexOf('>') < 0
                && text.indexOf('"') < 0
                && text.indexOf('\'') < 0;
    }

    private static String origin(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    /** The page holds an assertion: it has no text. */
    @Override
    public String toString() {
        return "PostPage[…]";
    }
}
