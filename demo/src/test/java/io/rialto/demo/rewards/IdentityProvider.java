package io.rialto.demo.rewards;

import io.rialto.demo.Signer;
import io.rialto.demo.Signer.Audience;
import io.rialto.demo.http.Answer;
import io.rialto.demo.http.WebServer;
import io.rialto.saml.Attribute;
import java.io.IOException;
import java.util.List;

/** A site that publishes its metadata and signs whatever a test wants. */
final class IdentityProvider implements AutoCloseable {

    private final Signer signer = new Signer();
    private final WebServer server;
    private volatile boolean published = true;

    IdentityProvider() throws IOException {
        server = WebServer.start(
                0, _ -> published ? Answer.text(200, signer.metadata(issuer())) : Answer.text(503, "not yet"));
    }

    String issuer() {
        return server.address() + "s/main";
    }

    void publishes(boolean yes) {
        published = yes;
    }

    /** A response for this service about this subject. */
    String response(Rewards service, String subject, Attribute... attributes) {
        return response(service.entityId(), service.acs(), subject, attributes);
    }

    String response(String audience, String acs, String subject, Attribute... attributes) {
        return signer.response(issuer(), new Audience(audience, acs), subject, List.of(attributes));
    }

    /** The answer to a request of this service. */
    String answer(Rewards service, String request, String subject, Attribute... attributes) {
        return signer.response(
                issuer(), new Audience(service.entityId(), service.acs()), subject, List.of(attributes), request);
    }

    @Override
    public void close() {
        server.close();
    }
}
