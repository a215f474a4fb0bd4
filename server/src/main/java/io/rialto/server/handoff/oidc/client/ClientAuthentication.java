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
        return check(site, parameters, Shown.of(parameters, authorization), address);
    }

    private Authentication check(Site site, Parameters parameters, Shown shown, String address) {
        return switch (shown) {
            case Shown.Nothing(Fault fault) -> new Unknown(fault);
            case Shown.Name(String id) -> client(site, id, address, ClientAuthentication::byName);
            case Shown.Secret secret -> client(site, secret.id(), address, client -> bySecret(client, secret));
            case Shown.Assertion(String jwt) -> byAssertion(site, parameters, jwt, address);
        };
    }

    private interface Check {
        Optional<Fault> fault(Client client);
    }

    private Authentication client(Site site, String id, String address, Check check) {
        Client client = clients.byId(site, id).orElse(null);
        if (client == null) {
            return new Unknown(Fault.UNKNOWN_CLIENT);
        }
        String key = site.slug() + " " + id + " " + ClientKey.of(address);
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

    private Authentication byAssertion(Site site, Parameters parameters, String jwt, String address) {
        return switch (assertions.named(jwt)) {
            case ClientAssertions.Named.Bad(Fault fault) -> new Unknown(fault);
            case ClientAssertions.Named.Good named -> {
                Optional<String> id = parameters.value("client_id");
                yield id.isPresent() && !id.get().equals(named.subject())
                        ? new Unknown(Fault.TWO_CLIENTS)
                        : client(site, named.subject(), address, client -> byAssertion(client, named));
            }
        };
    }

    private Optional<Fault> byAssertion(Client client, ClientAssertions.Named.Good named) {
        return client.settings().proof() == Proof.PRIVATE_KEY_JWT
                ? assertions.fault(client, named)
                : Optional.of(Fault.OTHER_WAY);
    }
}
