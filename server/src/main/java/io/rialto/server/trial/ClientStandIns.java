package io.rialto.server.trial;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.rialto.server.enrolment.Line;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.site.Site;
import io.rialto.server.twin.ClientProof;
import io.rialto.server.twin.OidcTwin;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what takes the place of a service that asks for its tokens itself: a client that is there for one trial, and for no route. */
@Component
class ClientStandIns {

    private static final String KEY = "twin";

    private final TrialLogins logins;
    private final Handoffs handoffs;
    private final ApiStandIns apis;
    private final SecureRandom random;

    ClientStandIns(TrialLogins logins, Handoffs handoffs, ApiStandIns apis, SecureRandom random) {
        this.logins = logins;
        this.handoffs = handoffs;
        this.apis = apis;
        this.random = random;
    }

    StandIn of(Site site, ExternalService service, Oidc oidc, String key, Sealed shared, List<String> notes) {
        notes.add(
                "The twin asks for its tokens inside the server. Whether the service reaches your site’s addresses through"
                        + " your network, and has the right secret and redirect address, only the service can tell.");
        if (!oidc.launchable()) {
            notes.add("In a launch the customer begins at the service; here Rialto does.");
        }
        if (oidc.proof() == Oidc.Proof.PRIVATE_KEY_JWT) {
            notes.add("The twin signs with a key of its own, for only the service has its key.");
        }
        ClientProof proof = proof(site, oidc, shared);
        ExternalService standIn = StandIns.standing(service, spoken(oidc, site, key, shared, jwks(proof)), shared);
        // For whoever comes after the trial's customer: the account is there.
        Line line = ApiStandIns.line(apis.of(site, service, standIn, shared).map(api -> api.desk(true)));
        OidcTwin twin = new OidcTwin(
                new OidcTwin.Contract(
                        site.issuer(),
                        standIn.protocol().identity(),
                        Trials.door(site, key).toString(),
                        proof,
                        oidc.initiateLoginUri() != null,
                        oidc.pkce(),
                        oidc.lifetimes().idToken(),
                        service.release().required(),
                        shared.opening()),
                new ProviderHere(logins, new TrialLogins.Place(site, service, standIn, shared.persona(), line)));
        URI start =
                handoffs.of(standIn).begins(site, standIn, Optional.empty()).orElseGet(() -> Trials.login(site, key));
        return new StandIn(standIn, twin, Optional.of(start), notes);
    }

    /** The same, but for who it is, what it shows, and where it is. */
    private static Oidc spoken(Oidc oidc, Site site, String key, Sealed shared, @Nullable String jwks) {
        URI login = Trials.login(site, key);
        return new Oidc(
                Objects.requireNonNull(shared.client(), "a trial from before there were clients"),
                oidc.proof(),
                jwks,
                List.of(Trials.door(site, key).toString()),
                List.of(),
                null,
                oidc.initiateLoginUri() == null ? null : login,
                oidc.startUrl() == null ? null : login.toString(),
                oidc.nameId(),
                oidc.nameIdValue(),
                oidc.pkce(),
                oidc.refreshTokens(),
                oidc.lifetimes());
    }

    private ClientProof proof(Site site, Oidc oidc, Sealed shared) {
        return switch (oidc.proof()) {
            case SECRET, SECRET_BASIC -> new ClientProof.Secret(shared.secret(), true);
            case SECRET_POST -> new ClientProof.Secret(shared.secret(), false);
            // It signs and is checked in one request, so nobody has to keep it.
            case PRIVATE_KEY_JWT -> new ClientProof.Assertion(key(), key(), site.issuer());
            case NONE -> new ClientProof.None();
        };
    }

    private static @Nullable String jwks(ClientProof proof) {
        return proof instanceof ClientProof.Assertion assertion
                ? new JWKSet(assertion.key().toPublicJWK()).toString()
                : null;
    }

    private ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(KEY)
                    .secureRandom(random)
                    .generate()
                    .toECKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no keys of P-256", e);
        }
    }
}
