package io.rialto.server.handoff.saml;

import io.rialto.saml.Status;
import io.rialto.saml.StatusResponse;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.handoff.PostPage;
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
import org.springframework.stereotype.Component;

/** Tells services what cannot be done: a signed response with a status and no assertion (SAML Core §3.2.2). */
@Component
public class StatusAnswers {

    private final SigningKeys keys;
    private final SecureRandom random;
    private final Clock clock;

    public StatusAnswers(SigningKeys keys, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    PostPage of(Site site, ExternalService service, KeptRequest request, Status status) {
        StatusResponse response = new StatusResponse(
                StatusResponse.Kind.AUTHN,
                Identifiers.next(random).response(),
                clock.instant(),
                site.issuer(),
                request.acs(),
                request.id(),
                status);
        byte[] xml = response.write(keys.of(site.id(), service.id()));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", Base64.getEncoder().encodeToString(xml));
        request.relayState().ifPresent(state -> fields.put("RelayState", state));
        return new PostPage(URI.create(request.acs()), fields, List.of(), service.name(), Frame.of(site));
    }
}
