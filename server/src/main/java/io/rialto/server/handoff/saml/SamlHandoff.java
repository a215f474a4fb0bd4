package io.rialto.server.handoff.saml;

import io.rialto.saml.Assertion;
import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.Assertion.Conditions;
import io.rialto.saml.Assertion.Subject;
import io.rialto.saml.NameId;
import io.rialto.saml.Response;
import io.rialto.saml.Responses;
import io.rialto.saml.Status;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.StartUrl;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.handoff.Introduction.Item;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Shown;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Reference;
import io.rialto.server.release.Attribute;
import io.rialto.server.site.Site;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals a hand-off into a signed Response: the answer to the service's request (SAML Profiles §4.1.4.2), or an unsolicited one
 * (§4.1.5).
 */
@Component
public class SamlHandoff implements Handoff {

    private static final Pattern SIGNATURE_VALUE =
            Pattern.compile("(<ds:SignatureValue[^>]*>)([^<]*)(</ds:SignatureValue>)");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** A session that nobody can end from outside ends by itself. */
    private static final Duration SESSION = Duration.ofHours(8);

    private static final Duration SESSION_WITH_LOGOUT = Duration.ofHours(24);

    private final SigningKeys keys;
    private final ServiceKeys serviceKeys;
    private final StatusAnswers statuses;
    private final SamlSessions sessions;
    private final Clock clock;

    public SamlHandoff(
            SigningKeys keys, ServiceKeys serviceKeys, StatusAnswers statuses, SamlSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.serviceKeys = serviceKeys;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** What the two directions differ in. */
    private record Envelope(URI acs, @Nullable String inResponseTo, String context, Optional<String> relayState) {

        static Envelope of(Draft draft, Saml saml) {
            return draft.asked()
                    .map(asked -> answering(KeptRequest.of(asked.text()), saml))
                    // SAML Profiles §4.1.5: an unsolicited response carries no InResponseTo
                    .orElseGet(() -> new Envelope(saml.acs(), null, Authentication.UNSPECIFIED, draft.target()));
        }

        private static Envelope answering(KeptRequest request, Saml saml) {
            // The configuration may have changed since the service asked.
            URI acs = saml.consumers().stream()
                    .map(SamlTerms.Consumer::address)
                    .filter(address -> address.toString().equals(request.acs()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the service takes no answers there any more"));
            return new Envelope(acs, request.id(), request.context(), request.relayState());
        }
    }

    @Override
    public Class<? extends Protocol> protocol() {
        return Saml.class;
    }

    @Override
    public Introduction introduction(Site site, ExternalService service) {
        return new Introduction(Map.of(
                Item.ENTITY_ID, site.issuer(),
                Item.SSO_URL, AuthnRequestController.address(site),
                Item.SLO_URL, SamlLogoutController.address(site),
                // It tells which service reads it.
                Item.METADATA_URL,
                        site.issuer() + "/saml/metadata?service=" + service.id().value()));
    }

    // SAML Core §3.4.1.1: the name's kind is the request's to choose, among those that the configuration allows.
    @Override
    public ExternalService heeding(ExternalService service, Asked asked) {
        return KnownServices.saml(service)
                .flatMap(saml -> KeptRequest.of(asked.text())
                        .name()
                        .filter(saml.names()::contains)
                        .map(saml::naming))
                .map(saml -> service.speaking(saml, service.availability()))
                .orElse(service);
    }

    @Override
    public PostPage seal(Draft draft) {
        Saml saml = KnownServices.saml(draft.service()).orElseThrow();
        Envelope envelope = Envelope.of(draft, saml);
        Instant now = clock.instant();
        if (saml.terms().logout() != null) {
            sessions.begin(draft.site(), session(draft), now.plus(lifetime(saml.terms())));
        }
        byte[] xml = Responses.write(
                response(draft, saml, envelope, now),
                draft.key(keys),
                saml.sign(),
                serviceKeys.encryption(saml.terms()).orElse(null));
        return new PostPage(
                envelope.acs(),
                fields(envelope, Base64.getEncoder().encodeToString(xml)),
                draft.landings(),
                draft.service().name(),
                Frame.of(draft.site()));
    }

    private static Map<String, String> fields(Envelope envelope, String message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", message);
        envelope.relayState().ifPresent(state -> fields.put("RelayState", state));
        return fields;
    }

    /** As it is before it is encrypted: it is shown to be read. */
    @Override
    public Optional<Shown> show(Draft draft) {
        Saml saml = KnownServices.saml(draft.service()).orElseThrow();
        Envelope envelope = Envelope.of(draft, saml);
        byte[] xml = Responses.write(
                response(draft, saml, envelope, clock.instant()),
                keys.of(draft.site().id(), draft.service().id()),
                saml.sign());
        String message = SIGNATURE_VALUE
                .matcher(new String(xml, StandardCharsets.UTF_8))
                .replaceAll("$1" + Shown.LEFT_OUT + "$3");
        return Optional.of(new Shown(envelope.acs(), "POST", fields(envelope, Shown.MESSAGE), message));
    }

    @Override
    public Optional<URI> begins(Site site, ExternalService service, Optional<String> target) {
        return KnownServices.saml(service).map(saml -> saml.terms().startUrl()).map(url -> StartUrl.with(url, target));
    }

    @Override
    public Optional<Decline> decline(
            Site site, ExternalService service, Asked asked, Decline.Cause cause, Reference reference) {
        String why = "reference " + reference.value();
        Status status = switch (cause) {
            case LOGIN_REQUIRED -> Status.responder(Status.NO_PASSIVE, why);
            case LOGIN_TOO_OLD -> Status.responder(Status.AUTHN_FAILED, why);
            case DENIED -> Status.responder(Status.REQUEST_DENIED, why);
        };
        PostPage answer = statuses.of(site, service, KeptRequest.of(asked.text()), status);
        return Optional.of(new Decline(answer, asked.prompt() == Asked.Prompt.NONE));
    }

    private static Response response(Draft draft, Saml saml, Envelope envelope, Instant now) {
        String issuer = draft.site().issuer();
        String acs = envelope.acs().toString();
        Instant until = now.plus(LIFETIME);
        Assertion assertion = new Assertion(
                draft.identifiers().assertion(),
                now,
                issuer,
                new Subject(nameId(draft.subject()), acs, envelope.inResponseTo(), until),
                new Conditions(now.minus(saml.terms().clockSkew()), until, saml.entityId()),
                new Authentication(
                        draft.authenticatedAt().orElse(now),
                        draft.identifiers().session(),
                        envelope.context(),
                        now.plus(lifetime(saml.terms()))),
                draft.released().attributes().stream()
                        .map(SamlHandoff::attribute)
                        .toList());
        return new Response(draft.identifiers().response(), now, issuer, acs, envelope.inResponseTo(), assertion);
    }

    private static SamlSession session(Draft draft) {
        return new SamlSession(
                draft.identifiers().session(), draft.service().id(), draft.customer(), nameId(draft.subject()));
    }

    private static Duration lifetime(SamlTerms terms) {
        Duration agreed = terms.session();
        if (agreed != null) {
            return agreed;
        }
        return terms.logout() == null ? SESSION : SESSION_WITH_LOGOUT;
    }

    private static NameId nameId(io.rialto.server.handoff.Subject subject) {
        return new NameId(NameIds.format(subject.kind()), subject.value());
    }

    private static io.rialto.saml.Attribute attribute(Attribute released) {
        return new io.rialto.saml.Attribute(released.name(), released.texts());
    }
}
