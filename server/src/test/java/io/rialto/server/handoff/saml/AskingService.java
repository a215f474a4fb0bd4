package io.rialto.server.handoff.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.saml.AuthnRequest;
import io.rialto.saml.Delivery;
import io.rialto.saml.Inbox;
import io.rialto.saml.Parameter;
import io.rialto.saml.Redirect;
import io.rialto.saml.SigningKey;
import io.rialto.server.fixture.TheClock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rewards service, which asks; also for what it should not ask. */
final class AskingService {

    private String issuer = "https://rewards.test/saml";
    private String destination;
    private String acs;
    private Instant at = TheClock.NOON;
    private boolean anew;
    private boolean silently;
    private String attribute = "";
    private String child = "";
    private SigningKey key;

    private AskingService(String destination) {
        this.destination = destination;
    }

    static AskingService asking(String destination) {
        return new AskingService(destination);
    }

    AskingService as(String entityId) {
        issuer = entityId;
        return this;
    }

    AskingService at(Instant instant) {
        at = instant;
        return this;
    }

    AskingService to(String address) {
        destination = address;
        return this;
    }

    AskingService answeredAt(String url) {
        acs = url;
        return this;
    }

    AskingService anew() {
        anew = true;
        return this;
    }

    AskingService silently() {
        silently = true;
        return this;
    }

    AskingService signing(SigningKey own) {
        key = own;
        return this;
    }

    /** One more attribute, as text. */
    AskingService with(String name, String value) {
        attribute = " " + name + "=\"" + value + "\"";
        return this;
    }

    /** In place of its NameIDPolicy. */
    AskingService wanting(String xml) {
        child = xml;
        return this;
    }

    String xml() {
        String xml =
                new String(new AuthnRequest("_q1", at, issuer, destination, acs, anew, silently).write(null), UTF_8);
        xml = attribute.startsWith(" AssertionConsumerServiceIndex") || attribute.startsWith(" ProtocolBinding")
                ? xml.replaceFirst(" ProtocolBinding=\"[^\"]*\"", "")
                : xml;
        xml = xml.replaceFirst(" Version=", attribute + " Version=");
        return child.isEmpty() ? xml : xml.replaceFirst("<samlp:NameIDPolicy.*</samlp:NameIDPolicy>", child);
    }

    /** The query string that the browser brings. */
    String query(Optional<String> relayState) {
        String location = Redirect.location("", Parameter.REQUEST, xml().getBytes(UTF_8), relayState, key);
        return location.substring(1);
    }

    Delivery redirected() {
        return Inbox.redirected(query(Optional.of("/offers?a=1")));
    }

    Delivery posted() {
        return Inbox.posted(Map.of("SAMLRequest", List.of(Base64.getEncoder().encodeToString(xml().getBytes(UTF_8)))));
    }
}
