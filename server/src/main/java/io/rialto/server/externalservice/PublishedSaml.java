package io.rialto.server.externalservice;

import io.rialto.saml.DataCipher;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Saml;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SAML with a service whose own metadata says the rest. A {@link Completion} makes {@link Saml} of it; until then it is closed.
 *
 * @param said what was configured: it counts more than what is published. An empty entity ID or address is left to the metadata
 */
public record PublishedSaml(Saml said, Wishes wishes, Source source) implements Protocol {

    /**
     * What is to be done with the keys that are published.
     *
     * @param encrypt whether assertions are encrypted; without a key to do so the service is closed
     * @param cipher absent: as the service says
     * @param signedRequests whether a request without a signature is refused; absent: when the service says that it signs
     */
    public record Wishes(
            boolean encrypt,
            @Nullable DataCipher cipher,
            @Nullable Boolean signedRequests) {

        /** Nothing special. */
        public static final Wishes NONE = new Wishes(false, null, null);
    }

    /**
     * Where the metadata is.
     *
     * @param entityId which entity of the document is meant; absent: there is one only
     * @param signedBy the certificate, in Base64, whose key must have signed the document; absent: it need not be signed
     */
    public record Source(
            URI url, @Nullable String entityId, @Nullable String signedBy) {}

    @Override
    public NameIdKind nameId() {
        return said.nameId();
    }

    @Override
    public @Nullable String nameIdValue() {
        return said.nameIdValue();
    }

    @Override
    public String identity() {
        return said.entityId().isEmpty()
                ? Objects.requireNonNullElse(source.entityId(), source.url().toString())
                : said.entityId();
    }
}
