package io.rialto.server.handoff.saml;

import io.rialto.saml.Assertion;
import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.Assertion.Conditions;
import io.rialto.saml.Assertion.Subject;
import io.rialto.saml.NameId;
import io.rialto.saml.Response;
import io.rialto.saml.Responses;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Shown;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.page.Frame;
import io.rialto.server.release.Attribute;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Seals a hand-off into a signed Response (SAML Profiles §4.1.5, unsolicited). */
@Component
public class SamlHandoff implements Handoff {

    private static final Pattern SIGNATURE_VALUE =
            Pattern.compile("(<ds:SignatureValue[^>]*>)([^<]*)(</ds:SignatureValue>)");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    private final SigningKeys keys;
    private final Clock clock;

    public SamlHandoff(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Class<? extends Protocol> protocol() {
        return ExternalService.Saml.class;
    }

    @Override
    public PostPage seal(Draft draft) {
        ExternalService.Saml saml = saml(draft);
        byte[] xml = Responses.write(
                response(draft, saml, clock.instant()),
                keys.current(draft.site().id()),
                saml.sign());
        Map<String, String> fields = fields(draft, Base64.getEncoder().encodeToString(xml));
        return new PostPage(
                saml.acs(), fields, draft.landings(), draft.service().name(), Frame.of(draft.site()));
    }

    private static Map<String, String> fields(Draft draft, String message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", message);
        draft.target().ifPresent(target -> fields.put("RelayState", target));
        return fields;
    }

    @Override
    public Optional<Shown> show(Draft draft) {
        ExternalService.Saml saml = saml(draft);
        byte[] xml = Responses.write(
                response(draft, saml, clock.instant()),
                keys.current(draft.site().id()),
                saml.sign());
        String message = SIGNATURE_VALUE
                .matcher(new String(xml, StandardCharsets.UTF_8))
                .replaceAll("$1" + Shown.LEFT_OUT + "$3");
        return Optional.of(new Shown(saml.acs(), "POST", fields(draft, Shown.MESSAGE), message));
    }

    private static Response response(Draft draft, ExternalService.Saml saml, Instant now) {
        String issuer = draft.site().issuer();
        String acs = saml.acs().toString();
        Instant until = now.plus(LIFETIME);
        Assertion assertion = new Assertion(
                draft.identifiers().assertion(),
                now,
                issuer,
                // SAML Profiles §4.1.5: an unsolicited response carries no InResponseTo
                new Subject(nameId(draft.subject()), acs, null, until),
                new Conditions(now.minus(BACKDATED), until, saml.entityId()),
                new Authentication(now, draft.identifiers().session(), Authentication.UNSPECIFIED, null),
                draft.released().attributes().stream()
                        .map(SamlHandoff::attribute)
                        .toList());
        return new Response(draft.identifiers().response(), now, issuer, acs, null, assertion);
    }

    private static ExternalService.Saml saml(Draft draft) {
        return (ExternalService.Saml) draft.service().protocol();
    }

    private static NameId nameId(io.rialto.server.handoff.Subject subject) {
        String format = switch (subject.kind()) {
            case PERSISTENT -> NameId.PERSISTENT;
            case EMAIL -> NameId.EMAIL;
            case CUSTOMER_ID -> NameId.UNSPECIFIED;
            case TRANSIENT -> NameId.TRANSIENT;
        };
        return new NameId(format, subject.value());
    }

    private static io.rialto.saml.Attribute attribute(Attribute released) {
        return new io.rialto.saml.Attribute(released.name(), released.texts());
    }
}
