package io.rialto.server.handoff.oidc.client;

import io.rialto.server.externalservice.Oidc.Proof;
import io.rialto.server.handoff.oidc.client.Authentication.Fault;
import io.rialto.server.handoff.oidc.client.Authentication.Known;
import io.rialto.server.handoff.oidc.client.Authentication.TooOften;
import io.rialto.server.handoff.oidc.client.Authentication.Unknown;
import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a request comes from the client that it names (OpenID Connect Core §9). */
@Component
public class ClientAuthentication {

    private static final Window MOST_FAILURES = new Window(20, Duration.ofMinutes(1));

    private final Clients clients;
    private final ClientAssertions assertions;
    private final RateLimit failures;

    public ClientAuthentication(Clients clients, ClientAssertions assertions, Clock clock) {
        this.clients = clients;
        this.assertions = assertions;
        this.failures = new RateLimit(clock, MOST_FAILURES);
    }

    /**
     * @param authorization the header, if there is one
     * @param address the caller's
     */
    public Authentication of(Site site, Parameters parameters, @Nullable String authorization, String address) {
        Asker asker = new Asker(site.slug(), id -> clients.byId(site, id), ClientKey.of(address));
        return check(asker, parameters, Shown.of(parameters, authorization));
    }

    /** The same, of a trial's client: there is no other. */
    public Authentication of(Client trial, Parameters parameters, @Nullable String authorization) {
        Asker asker = new Asker(
                trial.site().slug(),
                id -> Optional.of(trial).filter(client -> client.id().equals(id)),
                "trial");
        return check(asker, parameters, Shown.of(parameters, authorization));
    }

    /**
     * @param known who it can be
     * @param from where it asks from
     */
    private record Asker(String site, Function<String, Optional<Client>> known, String from) {}

    private Authentication check(Asker asker, Parameters parameters, Shown shown) {
        return switch (shown) {
            case Shown.Nothing(Fault fault) -> new Unknown(fault);
            case Shown.Name(String id) -> client(asker, id, ClientAuthentication::byName);
            case Shown.Secret secret -> client(asker, secret.id(), client -> bySecret(client, secret));
            case Shown.Assertion(String jwt) -> byAssertion(asker, parameters, jwt);
        };
    }

    private interface Check {
        Optional<Fault> fault(Client client);
    }

    private Authentication client(Asker asker, String id, Check check) {
        Client client = asker.known().apply(id).orElse(null);
        if (client == null) {
            return new Unknown(Fault.UNKNOWN_CLIENT);
        }
        String key = asker.site() + " " + id + " " + asker.from();
        return switch (failures.take(key)) {
            case Ruling.Refused refused -> new TooOften(refused.retryAfterSeconds());
            case Ruling.Allowed allowed -> {
                Optional<Fault> fault = check.fault(client);
                if (fault.isEmpty()) {
                    failures.forget(key);
                }
                yield fault.<Authentication>map(Unknown::new).orElseGet(() -> new Known(client));
            }
        };
    }

    private static Optional<Fault> byName(Client client) {
        return client.settings().proof() == Proof.NONE ? Optional.empty() : Optional.of(Fault.OTHER_WAY);
    }

    private static Optional<Fault> bySecret(Client client, Shown.Secret shown) {
        boolean way = switch (client.settings().proof()) {
            case SECRET -> true;
            case SECRET_BASIC -> shown.inHeader();
            case SECRET_POST -> !shown.inHeader();
            case PRIVATE_KEY_JWT, NONE -> false;
        };
        if (!way) {
            return Optional.of(Fault.OTHER_WAY);
        }
        return client.service().secrets().verifying().stream().anyMatch(secret -> secret.is(shown.secret()))
                ? Optional.empty()
                : Optional.of(Fault.WRONG_SECRET);
    }

    private Authentication byAssertion(Asker asker, Parameters parameters, String jwt) {
        return switch (assertions.named(jwt)) {
            case ClientAssertions.Named.Bad(Fault fault) -> new Unknown(fault);
            case ClientAssertions.Named.Good named -> {
                Optional<String> id = parameters.value("client_id");
                yield id.isPresent() && !id.get().equals(named.subject())
                        ? new Unknown(Fault.TWO_CLIENTS)
                        : client(asker, named.subject(), client -> byAssertion(client, named));
            }
        };
    }

    private Optional<Fault> byAssertion(Client client, ClientAssertions.Named.Good named) {
        return client.settings().proof() == Proof.PRIVATE_KEY_JWT
                ? assertions.fault(client, named)
                : Optional.of(Fault.OTHER_WAY);
    }
}
