package io.rialto.bench;

import io.rialto.saml.Assertion;
import io.rialto.saml.Attribute;
import io.rialto.saml.NameId;
import io.rialto.saml.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A response as a shop's site really sends it: eight attributes, 4 to 6 KB signed. */
final class Sample {

    private static final String SITE = "https://login.outdoor-outfitters.example/s/main-website";
    private static final String SERVICE = "https://rewards.loyalty-partner.example/saml/metadata";
    private static final String ACS = "https://rewards.loyalty-partner.example/saml/acs/outdoor-outfitters";

    private Sample() {}

    static Response response() {
        Instant now = Instant.parse("2026-03-01T10:00:00.250Z");
        return new Response(id(), now, SITE, ACS, null, assertion(now));
    }

    private static Assertion assertion(Instant now) {
        Instant end = now.plusSeconds(300);
        return new Assertion(
                id(),
                now,
                SITE,
                new Assertion.Subject(
                        new NameId(NameId.PERSISTENT, "k3Vx0nq0mZ8dJ7Tz4sHq1uWcRb5yLgEo2fNpXaVi9tM"), ACS, null, end),
                new Assertion.Conditions(now.minusSeconds(60), end, SERVICE),
                new Assertion.Authentication(
                        now, id(), Assertion.Authentication.PASSWORD_PROTECTED_TRANSPORT, now.plusSeconds(3600)),
                attributes());
    }

    private static List<Attribute> attributes() {
        return List.of(
                new Attribute("urn:oid:0.9.2342.19200300.100.1.3", "jane.doe-müller@outdoor-outfitters.example"),
                new Attribute("urn:oid:2.5.4.42", "Jane"),
                new Attribute("urn:oid:2.5.4.4", "Doe-Müller"),
                new Attribute("displayName", "Jane Doe-Müller"),
                new Attribute("company", "Müller & Söhne <Outdoor> GmbH"),
                new Attribute("groups", List.of("wholesale", "gold", "early-access", "newsletter")),
                new Attribute("locale", "de-DE"),
                new Attribute("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "c-0000184467"));
    }

    private static String id() {
        return "_" + UUID.randomUUID();
    }
}
