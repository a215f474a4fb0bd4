package io.rialto.demo.rewards;

import io.rialto.kit.ServiceProvider;
import io.rialto.kit.Settings;
import io.rialto.kit.TrustedIdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whom the service believes: the site whose metadata it read. Until that worked it believes nobody, and tries again. */
final class Trust implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicReference<Optional<ServiceProvider>> known = new AtomicReference<>(Optional.empty());
    private final String issuer;
    private final String entityId;
    private final String acs;
    private final Clock clock;

    Trust(String issuer, String entityId, String acs, Clock clock) {
        this.issuer = issuer;
        this.entityId = entityId;
        this.acs = acs;
        this.clock = clock;
    }

    /** Empty while the metadata cannot be read. */
    Optional<ServiceProvider> serviceProvider() {
        return known.get().or(() -> {
            Optional<ServiceProvider> read = read();
            // One provider for good: it remembers the assertions that were used.
            known.compareAndSet(Optional.empty(), read);
            return known.get();
        });
    }

    private Optional<ServiceProvider> read() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/saml/metadata"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(believe(response.body())) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ServiceProvider believe(byte[] metadata) {
        TrustedIdentityProvider trusted = TrustedIdentityProvider.fromMetadata(metadata);
        if (!trusted.entityId().equals(issuer)) {
            throw new IllegalArgumentException("the metadata is somebody else's");
        }
        return new ServiceProvider(Settings.of(entityId, acs, trusted).withClock(clock));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
