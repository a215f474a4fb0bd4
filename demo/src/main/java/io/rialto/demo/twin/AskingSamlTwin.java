package io.rialto.demo.twin;

import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** TalentLMS: it begins every login, asks as SimpleSAMLphp does, and takes nothing but an answer to that. */
final class AskingSamlTwin implements Twin {

    private final SamlTwin responses;
    private final String start;
    private final String provider;
    private final String entityId;
    private final String acs;
    private final Map<String, String> requests;

    /** @param start where it begins a login */
    AskingSamlTwin(SamlTwin responses, String start, String provider, String entityId, String acs) {
        this(responses, start, provider, entityId, acs, new ConcurrentHashMap<>());
    }

    private AskingSamlTwin(
            SamlTwin responses,
            String start,
            String provider,
            String entityId,
            String acs,
            Map<String, String> requests) {
        this.responses = responses;
        this.start = start;
        this.provider = provider;
        this.entityId = entityId;
        this.acs = acs;
        this.requests = requests;
    }

    @Override
    public Optional<URI> begin(URI opened) {
        if (!opened.toString().equals(start)) {
            throw new IllegalArgumentException("no login begins at " + opened);
        }
        String id = "_" + UUID.randomUUID().toString().replace("-", "");
        String relayState = acs + "#" + UUID.randomUUID();
        requests.put(relayState, id);
        return Optional.of(URI.create(
                provider + "?SAMLRequest=" + encoded(deflated(request(id))) + "&RelayState=" + encoded(relayState)));
    }

    // SAML Core §3.4.1
    private String request(String id) {
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"\
                 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" IssueInstant="%s"\
                 Destination="%s" AssertionConsumerServiceURL="%s"\
                 ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>%s</saml:Issuer>\
                <samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" AllowCreate="true"/>\
                </samlp:AuthnRequest>""".formatted(id, Instant.now().truncatedTo(ChronoUnit.SECONDS), provider, acs, entityId);
    }

    // SAML Bindings §3.4.4.1
    private static String deflated(String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Verdict receive(Brought brought) {
        String id = requests.remove(brought.parameter("RelayState"));
        return id != null && answers(brought.parameter("SAMLResponse"), id)
                ? responses.receive(brought, id)
                : new Refused(Why.NOT_ASKED);
    }

    private static boolean answers(String response, String id) {
        try {
            return new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8)
                    .contains("InResponseTo=\"" + id + "\"");
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    @Override
    public Book book() {
        return responses.book();
    }

    @Override
    public Twin at(Clock clock) {
        return new AskingSamlTwin(responses.at(clock), start, provider, entityId, acs, requests);
    }

    @Override
    public Optional<String> token() {
        return responses.token();
    }

    @Override
    public Guards guards() {
        return responses.guards();
    }
}
