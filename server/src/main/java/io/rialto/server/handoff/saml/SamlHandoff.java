package io.rialto.server.handoff.saml;

import io.rialto.saml.Assertion;
import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.Assertion.Conditions;
import io.rialto.saml.Assertion.Subject;
import io.rialto.saml.NameId;
import io.rialto.saml.Response;
import io.rialto.saml.Responses;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.page.Frame;
import io.rialto.server.release.Release.Released;
import io.rialto.server.site.Site;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals a hand-off into a signed Response (SAML Profiles §4.1.5, unsolicited). */
@Component
public class SamlHandoff {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    private final SigningKeys keys;
    private final Clock clock;

    public SamlHandoff(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What is to be sealed, decided and recorded. */
    public record Draft(
            Site site,
            ExternalService service,
            NameId subject,
            Released released,
            Identifiers identifiers,
            Optional<String> relayState,
            List<URI> landings) {

        public Draft {
            landings = List.copyOf(landings);
        }
    }

    /** The page that takes the customer to the service. */
    public PostPage seal(Draft draft) {
        byte[] xml = signed(draft);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", Base64.getEncoder().encodeToString(xml));
        draft.relayState().ifPresent(target -> fields.put("RelayState", target));
        return new PostPage(
                draft.service().saml().acs(),
                fields,
                draft.landings(),
                draft.service().name(),
                Frame.of(draft.site()));
    }

    private byte[] signed(Draft draft) {
        Response response = response(draft, clock.instant());
        return Responses.write(
                response,
                keys.current(draft.site().id()),
                draft.service().saml().sign());
    }

    private static Response response(Draft draft, Instant now) {
        ExternalService.Saml saml = draft.service().saml();
        String issuer = draft.site().issuer();
        String acs = saml.acs().toString();
        Instant until = now.plus(LIFETIME);
        Assertion assertion = new Assertion(
                draft.identifiers().assertion(),
                now,
                issuer,
                // SAML Profiles §4.1.5: an unsolicited response carries no InResponseTo
                new Subject(draft.subject(), acs, null, until),
                new Conditions(now.minus(BACKDATED), until, saml.entityId()),
                new Authentication(now, draft.identifiers().session(), Authentication.UNSPECIFIED, null),
                draft.released().attributes());
        return new Response(draft.identifiers().response(), now, issuer, acs, null, assertion);
    }
}
