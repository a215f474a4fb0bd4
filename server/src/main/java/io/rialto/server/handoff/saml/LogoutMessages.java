package io.rialto.server.handoff.saml;

import io.rialto.saml.Binding;
import io.rialto.saml.LogoutRequest;
import io.rialto.saml.Parameter;
import io.rialto.saml.SigningKey;
import io.rialto.saml.Status;
import io.rialto.saml.StatusResponse;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.SamlTerms.Logout;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.saml.LogoutState.Requester;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.page.Frame;
import io.rialto.server.site.Site;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what services are told about logouts, signed, in the binding that each takes. */
@Component
class LogoutMessages {

    private final SigningKeys keys;
    private final SecureRandom random;
    private final Clock clock;

    LogoutMessages(SigningKeys keys, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /** Writes a message; without a key its signature stands beside it. */
    private interface Message {
        byte[] write(@Nullable SigningKey key);
    }

    String id() {
        return Identifiers.next(random).response();
    }

    HandOver request(Site site, ExternalService service, LogoutRequest request, String relayState, List<URI> landings) {
        Logout endpoint = SingleLogout.endpoint(service).orElseThrow();
        return carried(
                site,
                service,
                endpoint.address(),
                endpoint.binding(),
                Parameter.REQUEST,
                request::write,
                Optional.of(relayState),
                landings);
    }

    HandOver answer(Site site, ExternalService service, Requester requester, Status status) {
        Logout endpoint = SingleLogout.endpoint(service)
                .orElseThrow(() -> new IllegalStateException("the service takes no answers any more"));
        URI address = endpoint.answers();
        StatusResponse response = new StatusResponse(
                StatusResponse.Kind.LOGOUT,
                id(),
                clock.instant(),
                site.issuer(),
                address.toString(),
                requester.request(),
                status);
        return carried(
                site,
                service,
                address,
                // SAML Metadata §2.2.2: an address is for one binding, however the request came.
                endpoint.binding(),
                Parameter.RESPONSE,
                response::write,
                Optional.ofNullable(requester.relayState()),
                List.of());
    }

    private HandOver carried(
            Site site,
            ExternalService service,
            URI address,
            Binding binding,
            Parameter parameter,
            Message message,
            Optional<String> relayState,
            List<URI> landings) {
        SigningKey key = keys.of(site.id(), service.id());
        if (binding == Binding.REDIRECT) {
            return new Redirect(URI.create(io.rialto.saml.Redirect.location(
                    address.toString(), parameter, message.write(null), relayState, key)));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(parameter.text(), Base64.getEncoder().encodeToString(message.write(key)));
        relayState.ifPresent(state -> fields.put("RelayState", state));
        return new PostPage(address, fields, landings, service.name(), Frame.of(site), PostPage.Purpose.LOGOUT);
    }
}
