package io.rialto.server.externalservice;

import io.rialto.saml.Binding;
import io.rialto.saml.DataCipher;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a SAML service and its site agreed upon beyond where a response goes.
 *
 * @param consumers every assertion consumer service that the service has; empty: only the default one
 * @param signingCertificates whose keys sign what the service asks, in Base64
 * @param signedRequests whether a request without a signature is refused
 * @param startUrl where a launch begins when the service must begin itself; {@code {target}} stands for the deep link
 * @param clockSkew how far the service's clock may differ
 * @param logout where the service takes logouts; absent: nowhere
 * @param otherNames kinds of names that a request may ask for beside the usual one
 * @param session how long a session at the service may last; absent: as long as is usual
 */
public record SamlTerms(
        List<Consumer> consumers,
        List<String> signingCertificates,
        boolean signedRequests,
        @Nullable String startUrl,
        @Nullable Sealing sealing,
        Duration clockSkew,
        @Nullable Duration session,
        @Nullable Logout logout,
        List<NameIdKind> otherNames) {

    public static final Duration USUAL_SKEW = Duration.ofSeconds(60);

    /** Of a service that nobody said more about. */
    public static final SamlTerms USUAL =
            new SamlTerms(List.of(), List.of(), false, null, null, USUAL_SKEW, null, null);

    public SamlTerms {
        consumers = List.copyOf(consumers);
        signingCertificates = List.copyOf(signingCertificates);
        // As an earlier release wrote it: none.
        otherNames = List.copyOf(Objects.requireNonNullElse(otherNames, List.of()));
    }

    /** Of a service that takes one kind of name. */
    public SamlTerms(
            List<Consumer> consumers,
            List<String> signingCertificates,
            boolean signedRequests,
            @Nullable String startUrl,
            @Nullable Sealing sealing,
            Duration clockSkew,
            @Nullable Duration session,
            @Nullable Logout logout) {
        this(consumers, signingCertificates, signedRequests, startUrl, sealing, clockSkew, session, logout, List.of());
    }

    /** An assertion consumer service and its number in the service's metadata. */
    public record Consumer(int index, URI address) {}

    /** For whom assertions are encrypted, and how. */
    public record Sealing(String certificate, DataCipher cipher) {}

    /**
     * Where the service takes logouts, and the answers to its own.
     *
     * @param answers where it takes answers
     */
    public record Logout(URI address, URI answers, Binding binding) {}
}
