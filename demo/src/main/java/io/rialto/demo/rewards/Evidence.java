package io.rialto.demo.rewards;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Html;
import io.rialto.demo.rewards.Visits.Visit;
import io.rialto.kit.Login;
import io.rialto.saml.Signed;

/** Two tables: from what the account was made, and what proved it. A real service would keep both to itself. */
final class Evidence {

    private Evidence() {}

    static Html attributes(Account account) {
        Html rows = account.attributes().entrySet().stream()
                .map(attribute -> row(attribute.getKey(), String.join(", ", attribute.getValue())))
                .collect(Html.joined());
        return table("Made from these attributes", "attributes", rows);
    }

    static Html proof(Visit visit) {
        Login login = visit.login();
        Html rows = html(
                "{}{}{}{}{}{}{}",
                row("Issuer", login.issuer()),
                row("Subject", login.subject().value()),
                row("Signed element", element(login.proof().signed())),
                row("Algorithm", login.proof().algorithm()),
                row("Certificate", login.proof().certificateSubject()),
                row("Fingerprint (SHA-256)", login.proof().fingerprint()),
                row("Assertion", login.assertionId()));
        return table("Signed by", "proof", rows);
    }

    private static String element(Signed signed) {
        return switch (signed) {
            case ASSERTION -> "the assertion";
            case RESPONSE -> "the response";
            case BOTH -> "the response and the assertion";
        };
    }

    private static Html table(String title, String id, Html rows) {
        return html("""
                <section class="card" aria-labelledby="{}">
                <h2 id="{}">{}</h2>
                <table><tbody>{}</tbody></table>
                </section>
                """, id, id, title, rows);
    }

    private static Html row(String name, String value) {
        return html("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name, value);
    }
}
