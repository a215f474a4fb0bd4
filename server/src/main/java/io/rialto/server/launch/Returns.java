package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import io.rialto.server.trace.Traces;
import io.rialto.server.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Closes the loop when a service does not let a customer in and sends the browser back. The address that it is told names the launch,
 * under a keyed hash: nobody reports on a launch that was not theirs. What it said rests sealed at that launch.
 */
@Component
class Returns {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> SAID = new TypeReference<>() {};
    private static final String PURPOSE = "returned";
    private static final char BETWEEN = '.';
    private static final int REFERENCE = 12;
    /** Nobody sees a service's error page for longer than a login lasts there. */
    private static final Duration OPEN = Duration.ofHours(1);

    private final LaunchLedger ledger;
    private final ExternalServices services;
    private final Refusals refusals;
    private final Pseudonyms pseudonyms;
    private final Vault vault;
    private final Traces traces;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Returns(
            LaunchLedger ledger,
            ExternalServices services,
            Refusals refusals,
            Pseudonyms pseudonyms,
            Vault vault,
            Traces traces,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.services = services;
        this.refusals = refusals;
        this.pseudonyms = pseudonyms;
        this.vault = vault;
        this.traces = traces;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Where the service sends the browser of this launch. */
    URI address(Site site, Reference launch) {
        return URI.create(site.issuer() + "/launch/returned/" + launch.value() + BETWEEN + hash(site, launch));
    }

    /** A browser came back; nothing when the address is none that was given. */
    Optional<TurnedAway> back(Site site, String token, Complaint complaint) {
        return launch(site, token).map(launch -> reported(site, launch, complaint));
    }

    private TurnedAway reported(Site site, Reference launch, Complaint complaint) {
        Refused refused =
                new Refused(Refusal.SENT_BACK, "parameters=" + complaint.said().size());
        return noted(site, launch, complaint)
                .map(service -> {
                    traces.spoil(launch);
                    return refusals.returned(refused, launch, site, service(site, launch));
                })
                // Reported before: the customer reads it again, and nobody else does.
                .orElseGet(() -> new TurnedAway(refused, launch, service(site, launch), Optional.empty()));
    }

    /** In one transaction with whoever listens. */
    private Optional<ServiceId> noted(Site site, Reference launch, Complaint complaint) {
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<ServiceId> service =
                    ledger.markReturned(site.id(), launch, sealed(launch, complaint), now.minus(OPEN));
            service.ifPresent(id -> events.publishEvent(new LaunchReturned(
                    launch, site.id(), id, ledger.customerOf(site.id(), launch).orElse(null), now)));
            return service;
        }));
    }

    /** What the service said of a launch. */
    Optional<Complaint> complaint(Reference launch) {
        return ledger.returned(launch)
                .map(kept -> new Complaint(
                        JSON.readValue(vault.open(Base64.getDecoder().decode(kept), context(launch)), SAID)));
    }

    private String sealed(Reference launch, Complaint complaint) {
        return Base64.getEncoder()
                .encodeToString(vault.seal(JSON.writeValueAsBytes(complaint.said()), context(launch)));
    }

    private static String context(Reference launch) {
        return "returned/" + launch.value();
    }

    private Optional<ExternalService> service(Site site, Reference launch) {
        return ledger.serviceOf(site.id(), launch)
                .flatMap(id -> services.of(site.id()).stream()
                        .filter(service -> service.id().equals(id))
                        .findFirst());
    }

    private Optional<Reference> launch(Site site, String token) {
        if (token.length() < REFERENCE + 1 || token.charAt(REFERENCE) != BETWEEN) {
            return Optional.empty();
        }
        try {
            Reference launch = new Reference(token.substring(0, REFERENCE));
            return MessageDigest.isEqual(bytes(hash(site, launch)), bytes(token.substring(REFERENCE + 1)))
                    ? Optional.of(launch)
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private String hash(Site site, Reference launch) {
        return pseudonyms.of(site.id(), PURPOSE, launch.value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
