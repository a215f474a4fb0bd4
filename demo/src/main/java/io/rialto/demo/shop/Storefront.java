package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Answer.Header;
import io.rialto.demo.http.Html;
import io.rialto.demo.http.Resources;
import java.util.List;

/** {@code /headless/}: a storefront that has no session, only a token and {@code /graphql}. One page, and one script that does it all. */
final class Storefront {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Answer page;
    private final Answer script = new Answer(
            200,
            List.of(
                    new Header("Content-Type", "text/javascript; charset=utf-8"),
                    new Header("Cache-Control", "max-age=60")),
            Resources.text(Storefront.class, "headless.js"));

    /** @param site the storefront's own at Rialto */
    Storefront(Site site) {
        Html html = html("""
                <!doctype html>
                <html lang="en" data-issuer="{}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Headless | Juniper &amp; Co.</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/static/shop.css">
                <script src="/static/headless.js" defer></script>
                </head>
                <body>
                <p class="note">A headless storefront of the stand-in shop: no session, a token and GraphQL.</p>
                <header class="top"><a class="brand" href="/headless/">Juniper <span>&amp; Co.</span></a></header>
                <main id="content">
                <h1>Your services</h1>
                <p id="problem" class="message bad" role="alert" hidden></p>
                <form id="login" class="card narrow" hidden>
                <label for="email">Email</label>
                <input id="email" type="email" autocomplete="username" required>
                <label for="password">Password</label>
                <input id="password" type="password" autocomplete="current-password" required>
                <button class="button" type="submit">Sign In</button>
                </form>
                <ul id="services" class="tiles" hidden></ul>
                <button id="logout" class="button small" type="button" hidden>Sign Out</button>
                </main>
                </body>
                </html>
                """, site.issuer());
        this.page = new Answer(
                200,
                List.of(
                        new Header("Content-Type", "text/html; charset=utf-8"),
                        new Header("Cache-Control", "no-store"),
                        new Header("Content-Security-Policy", POLICY),
                        new Header("Referrer-Policy", "no-referrer")),
                html.markup());
    }

    Answer page() {
        return page;
    }

    Answer script() {
        return script;
    }
}
