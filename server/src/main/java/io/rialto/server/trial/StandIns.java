package io.rialto.server.trial;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.Site;
import io.rialto.server.twin.FieldsTwin;
import io.rialto.server.twin.ForumTwin;
import io.rialto.server.twin.JwtTwin;
import io.rialto.server.twin.MultipassTwin;
import io.rialto.server.twin.PassTwin;
import io.rialto.server.twin.SamlTwin;
import io.rialto.server.twin.Twin;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes what takes a service's place. No real service takes what is made for it: it is addressed to nobody else, and under the site's own
 * key stands only what says whom it is for.
 */
@Component
class StandIns {

    private final SigningKeys keys;
    private final ClientStandIns clients;
    private final ApiStandIns apis;

    StandIns(SigningKeys keys, ClientStandIns clients, ApiStandIns apis) {
        this.keys = keys;
        this.clients = clients;
        this.apis = apis;
    }

    /**
     * @param key what the trial's address holds
     * @param shared what the stand-in and the site share
     */
    StandIn of(Site site, ExternalService service, String key, Sealed shared) {
        List<String> notes = new ArrayList<>();
        if (service.accounts().api() != null) {
            notes.addAll(ApiStandIns.notes(service));
        }
        StandIn standIn = spoken(site, service, key, shared, notes);
        return standIn.asking(apis.of(site, service, standIn.service(), shared));
    }

    private StandIn spoken(Site site, ExternalService service, String key, Sealed shared, List<String> notes) {
        URI door = Trials.door(site, key);
        return switch (service.protocol()) {
            case Saml saml -> saml(site, service, saml, door, shared, notes);
            case PublishedSaml published -> {
                notes.add(
                        "What the service publishes of itself has not been taken over yet; the usual terms are tried.");
                yield saml(site, service, published.said(), door, shared, notes);
            }
            case Jwt jwt -> jwt(site, service, jwt, door, shared, notes);
            case Hmac hmac -> hmac(service, hmac, door, shared, notes);
            case Oidc oidc -> clients.of(site, service, oidc, key, shared, notes);
            case Api api -> pass(service, api, door, shared, notes);
        };
    }

    /** Whom a message to the twin is for. */
    static String audience(Site site) {
        return site.issuer() + "/trial";
    }

    private StandIn saml(Site site, ExternalService service, Saml saml, URI door, Sealed shared, List<String> notes) {
        SamlTerms terms = saml.terms();
        if (terms.sealing() != null) {
            notes.add("The assertion is not encrypted: only the service has the key to open it.");
        }
        if (terms.startUrl() != null) {
            notes.add("In a launch the service begins; here Rialto does.");
        }
        SamlTerms usual = new SamlTerms(
                List.of(), List.of(), false, null, null, terms.clockSkew(), terms.session(), null, List.of());
        Saml spoken = new Saml(audience(site), door, saml.nameId(), saml.nameIdValue(), saml.sign(), usual);
        Twin twin = new SamlTwin(new SamlTwin.Contract(
                site.issuer(),
                audience(site),
                door.toString(),
                saml.sign(),
                format(spoken),
                keys.published(site.id()),
                service.release().required()));
        return new StandIn(standing(service, spoken, shared), twin, notes);
    }

    // SAML Core §8.3
    private static String format(Saml saml) {
        return switch (saml.nameId()) {
            case PERSISTENT -> "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
            case TRANSIENT -> "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
            case EMAIL -> "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
            case CUSTOMER_ID -> "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
        };
    }

    private StandIn jwt(Site site, ExternalService service, Jwt jwt, URI door, Sealed shared, List<String> notes) {
        Jwt.Algorithm algorithm = jwt.algorithm();
        // Whoever checks the signature alone would take it: under the site's key stands only what says whom it is for.
        boolean addressed = jwt.claims().registered().contains(Jwt.Registered.AUD)
                && !service.release().attributes().containsKey("aud");
        if (!algorithm.isSymmetric() && !addressed) {
            notes.add(
                    "The service’s tokens do not say whom they are for, so one under your site’s key could be taken to the service. It is"
                            + " signed with a throw-away secret instead, as HS256.");
            algorithm = Jwt.Algorithm.HS256;
        }
        if (jwt.login().start() != null) {
            notes.add("In a launch the service begins; here Rialto does.");
        }
        Jwt.Claims its = jwt.claims();
        Jwt.Claims claims = new Jwt.Claims(
                its.registered(), its.issuer(), audience(site), its.subject(), its.target(), its.lifetime());
        Delivery delivery = delivery(jwt.delivery(), door, notes);
        List<X509Certificate> certificates = algorithm.isSymmetric() ? List.of() : keys.published(site.id());
        Twin twin = new JwtTwin(new JwtTwin.Contract(
                method(delivery),
                delivery.parameter(),
                algorithm.name(),
                algorithm.isSymmetric() ? shared.secret() : null,
                certificates,
                its.registered(),
                Objects.requireNonNullElse(its.issuer(), site.issuer()),
                audience(site),
                its.subject(),
                service.release().required()));
        Jwt spoken = new Jwt(algorithm, jwt.nameId(), jwt.nameIdValue(), claims, delivery, Jwt.Login.NONE);
        return new StandIn(standing(service, spoken, shared), twin, notes);
    }

    private static StandIn hmac(ExternalService service, Hmac hmac, URI door, Sealed shared, List<String> notes) {
        if (hmac.start() != null && hmac.format() != Hmac.Format.DISCOURSE) {
            notes.add("In a launch the service begins; here Rialto does.");
        }
        Delivery delivery = delivery(hmac.delivery(), door, notes);
        Hmac spoken = new Hmac(
                hmac.format(),
                hmac.nameId(),
                hmac.nameIdValue(),
                hmac.subject(),
                hmac.time(),
                hmac.unique(),
                hmac.mac(),
                delivery,
                null);
        Set<String> required = service.release().required();
        Twin twin = switch (hmac.format()) {
            case FIELDS ->
                new FieldsTwin(new FieldsTwin.Contract(
                        method(delivery),
                        shared.secret(),
                        Objects.requireNonNull(hmac.mac(), "fields need a code"),
                        hmac.subject(),
                        hmac.time(),
                        hmac.unique(),
                        apart(delivery),
                        required));
            case MULTIPASS ->
                new MultipassTwin(new MultipassTwin.Contract(
                        method(delivery), delivery.parameter(), shared.secret(), hmac.time(), required));
            case DISCOURSE ->
                new ForumTwin(new ForumTwin.Contract(shared.secret(), shared.nonce(), hmac.subject(), required));
        };
        return new StandIn(standing(service, spoken, shared), twin, notes);
    }

    private StandIn pass(ExternalService service, Api api, URI door, Sealed shared, List<String> notes) {
        ExternalService standIn =
                standing(service, new Api(door, api.nameId(), api.nameIdValue(), api.target()), shared);
        return new StandIn(standIn, new PassTwin(apis.contract(standIn, shared), shared.talk()), notes);
    }

    private static Set<String> apart(Delivery delivery) {
        Set<String> names = new HashSet<>(delivery.more().keySet());
        if (delivery.target() != null) {
            names.add(delivery.target());
        }
        return names;
    }

    private static Delivery delivery(Delivery its, URI door, List<String> notes) {
        if (its.way() == Delivery.Way.WIDGET) {
            notes.add("In a launch the service’s widget asks for the token; here the browser carries it.");
        }
        Delivery.Way way = its.way() == Delivery.Way.REDIRECT ? Delivery.Way.REDIRECT : Delivery.Way.POST;
        return new Delivery(way, door.toString(), its.parameter(), its.more(), its.target());
    }

    private static String method(Delivery delivery) {
        return delivery.way() == Delivery.Way.REDIRECT ? "GET" : "POST";
    }

    static ExternalService standing(ExternalService service, Protocol spoken, Sealed shared) {
        Secret secret = new Secret(shared.secret());
        return new ExternalService(
                service.id(),
                service.siteId(),
                service.slug(),
                service.name() + " (twin)",
                service.summary(),
                Availability.ACTIVE,
                spoken,
                service.release(),
                service.allow(),
                service.relayState(),
                ApiStandIns.accounts(service.accounts(), spoken instanceof Api),
                new Secrets(secret, null, null).calling(new Secret(shared.forTheApi())),
                service.preset(),
                null);
    }
}
