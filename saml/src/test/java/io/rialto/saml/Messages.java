package io.rialto.saml;

import java.time.Instant;
import java.util.List;

/** What a site would send for Jane. */
final class Messages {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");

    private Messages() {}

    static Response aResponse() {
        return aResponse(
                NameId.PERSISTENT,
                "k3Vx0nq0mZ8",
                List.of(
                        new Attribute("email", "jane@shop.test"),
                        new Attribute("urn:oid:2.16.840.1.113730.3.1.241", "Jane Döe <\"&\">"),
                        new Attribute("groups", List.of("wholesale", "Zürich ]]> 🛒", "line\r\nbreak\ttab"))));
    }

    static Response aResponse(String format, String nameId, List<Attribute> attributes) {
        return new Response(
                "_r1",
                NOW,
                "https://rialto.test/s/main",
                "https://rewards.test/saml/acs?a=1&b=2",
                null,
                anAssertion(format, nameId, attributes));
    }

    static Assertion anAssertion(String format, String nameId, List<Attribute> attributes) {
        return new Assertion(
                "_a1",
                NOW,
                "https://rialto.test/s/main",
                new Assertion.Subject(
                        new NameId(format, nameId),
                        "https://rewards.test/saml/acs?a=1&b=2",
                        null,
                        NOW.plusSeconds(300)),
                new Assertion.Conditions(NOW.minusSeconds(60), NOW.plusSeconds(300), "https://rewards.test/saml"),
                new Assertion.Authentication(NOW, "_s1", Assertion.Authentication.PASSWORD_PROTECTED_TRANSPORT, null),
                attributes);
    }

    /** The answer to a service's request, with a session's end: every optional attribute is there. */
    static Response anAnswer() {
        Assertion plain = aResponse().assertion();
        Assertion assertion = new Assertion(
                plain.id(),
                plain.issuedAt(),
                plain.issuer(),
                new Assertion.Subject(
                        plain.subject().nameId(), plain.subject().recipient(), "_q1", NOW.plusSeconds(300)),
                plain.conditions(),
                new Assertion.Authentication(NOW, "_s1", Assertion.Authentication.UNSPECIFIED, NOW.plusSeconds(3600)),
                List.of());
        return new Response("_r1", NOW, plain.issuer(), plain.subject().recipient(), "_q1", assertion);
    }
}
