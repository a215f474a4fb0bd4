package io.rialto.server.handoff.saml;

import io.rialto.saml.Binding;
import io.rialto.saml.Delivered;
import io.rialto.saml.Delivery;
import io.rialto.saml.Expectation;
import io.rialto.saml.Flaw;
import io.rialto.saml.NameId;
import io.rialto.saml.ReceivedAuthnRequest;
import io.rialto.saml.ReceivedAuthnRequest.Consumer;
import io.rialto.saml.ReceivedAuthnRequest.NameIdPolicy;
import io.rialto.saml.Rejected;
import io.rialto.saml.Status;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.saml.Judgement.Declined;
import io.rialto.server.handoff.saml.Judgement.Granted;
import io.rialto.server.site.Site;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges what a service asks (SAML Profiles §4.1.4.1), in this order: it can be read; its sender is known; it was sent here, is signed
 * where it must be, by the sender's key, and just now; its answer goes where the service is known to take answers. Only from there on
 * is the service told of what cannot be done.
 */
@Component
class AuthnRequests {

    private final KnownServices services;
    private final ServiceKeys keys;
    private final Clock clock;

    AuthnRequests(KnownServices services, ServiceKeys keys, Clock clock) {
        this.services = services;
        this.keys = keys;
        this.clock = clock;
    }

    Judgement judge(Site site, Delivery delivery) {
        return switch (delivery) {
            case Rejected(Flaw flaw, String detail) ->
                stopped(Fault.SAML_UNREADABLE, flaw + " " + detail, Optional.empty());
            case Delivered delivered ->
                delivered.message() instanceof ReceivedAuthnRequest request
                        ? judge(site, delivered, request)
                        : stopped(Fault.SAML_UNREADABLE, "not an AuthnRequest", Optional.empty());
        };
    }

    private Judgement judge(Site site, Delivered delivered, ReceivedAuthnRequest request) {
        String issuer = request.envelope().issuer();
        Optional<ExternalService> found = services.of(
                site, issuer, saml -> consumer(saml, request.consumer()).isPresent());
        if (found.isEmpty()) {
            return stopped(Fault.SAML_UNKNOWN_SENDER, "Issuer=" + Printable.of(issuer), Optional.empty());
        }
        ExternalService service = found.get();
        Saml saml = KnownServices.saml(service).orElseThrow();
        SamlTerms terms = saml.terms();
        Optional<Rejected> broken = new Expectation(
                        AuthnRequestController.address(site),
                        keys.signing(terms),
                        terms.signedRequests(),
                        clock.instant(),
                        terms.clockSkew())
                .broken(delivered);
        if (broken.isPresent()) {
            return stopped(Faults.of(broken.get().flaw()), broken.get().detail(), found);
        }
        Optional<URI> acs = consumer(saml, request.consumer());
        return acs.isEmpty()
                ? stopped(Fault.SAML_FOREIGN_CONSUMER, wanted(request.consumer()), found)
                : judge(service, saml, request, acs.get(), delivered.relayState());
    }

    private static Judgement judge(
            ExternalService service, Saml saml, ReceivedAuthnRequest request, URI acs, Optional<String> relayState) {
        Optional<String> context = Contexts.meeting(request.authnContext());
        Optional<NameIdKind> name = named(request.nameIdPolicy(), saml);
        KeptRequest kept =
                new KeptRequest(request.envelope().id(), acs.toString(), context.orElse(""), name, relayState);
        String binding = request.protocolBinding();
        if (binding != null && !binding.equals(Binding.POST.uri())) {
            return declined(service, kept, Status.UNSUPPORTED_BINDING, Fault.SAML_BINDING_UNSUPPORTED, request);
        }
        if (request.namesSubject()) {
            return declined(service, kept, Status.REQUEST_UNSUPPORTED, Fault.SAML_SUBJECT_UNSUPPORTED, request);
        }
        if (!meets(request.nameIdPolicy(), saml)) {
            return declined(service, kept, Status.INVALID_NAME_ID_POLICY, Fault.SAML_NAME_ID_UNSUPPORTED, request);
        }
        if (context.isEmpty()) {
            return declined(service, kept, Status.NO_AUTHN_CONTEXT, Fault.SAML_CONTEXT_UNSUPPORTED, request);
        }
        if (request.isPassive() && request.forceAuthn()) {
            return declined(service, kept, Status.NO_PASSIVE, Fault.SAML_NOBODY_MAY_BE_ASKED, request);
        }
        return new Granted(service, new Asked(kept.text(), prompt(request), Optional.empty()));
    }

    private static Declined declined(
            ExternalService service, KeptRequest kept, String code, Fault fault, ReceivedAuthnRequest request) {
        boolean ours = code.equals(Status.NO_PASSIVE) || code.equals(Status.NO_AUTHN_CONTEXT);
        Status status = ours ? Status.responder(code, fault.remedy()) : Status.requester(code, fault.remedy());
        return new Declined(service, kept, status, fault, request.isPassive());
    }

    private static Prompt prompt(ReceivedAuthnRequest request) {
        if (request.isPassive()) {
            return Prompt.NONE;
        }
        return request.forceAuthn() ? Prompt.LOGIN : Prompt.IF_NEEDED;
    }

    /** Never another than those that are registered, whoever signs. */
    private static Optional<URI> consumer(Saml saml, Consumer wanted) {
        Integer index = wanted.index();
        String url = wanted.url();
        if (index == null && url == null) {
            return Optional.of(saml.acs());
        }
        return saml.consumers().stream()
                .filter(one -> index != null
                        ? one.index() == index
                        : one.address().toString().equals(url))
                .map(SamlTerms.Consumer::address)
                .findFirst();
    }

    private static String wanted(Consumer consumer) {
        return consumer.url() == null
                ? "AssertionConsumerServiceIndex=" + consumer.index()
                : "AssertionConsumerServiceURL=" + Printable.of(consumer.url());
    }

    /** SAML Core §3.4.1.1, §8.3.1: unspecified leaves the choice to the identity provider. */
    private static boolean meets(@Nullable NameIdPolicy policy, Saml saml) {
        if (policy == null) {
            return true;
        }
        String qualifier = policy.spNameQualifier();
        String format = policy.format();
        return (qualifier == null || qualifier.equals(saml.entityId()))
                && (format == null
                        || format.equals(NameId.UNSPECIFIED)
                        || named(policy, saml).isPresent());
    }

    /** The kind of name that is asked for, if it is one of those agreed upon. */
    private static Optional<NameIdKind> named(@Nullable NameIdPolicy policy, Saml saml) {
        String format = policy == null ? null : policy.format();
        if (NameId.UNSPECIFIED.equals(format)) {
            return Optional.empty();
        }
        return saml.names().stream()
                .filter(kind -> NameIds.format(kind).equals(format))
                .findFirst();
    }

    private static Judgement stopped(Fault fault, String detail, Optional<ExternalService> service) {
        return new Judgement.Stopped(new TurnedAway(fault, detail, service));
    }
}
