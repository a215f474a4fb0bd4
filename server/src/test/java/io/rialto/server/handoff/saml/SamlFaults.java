package io.rialto.server.handoff.saml;

import static io.rialto.server.handoff.saml.AskingService.asking;

import io.rialto.saml.NameId;
import io.rialto.saml.SigningKey;
import io.rialto.server.doctor.FaultyPlace;
import io.rialto.server.doctor.Injected;
import io.rialto.server.fixture.Signers;
import io.rialto.server.site.Sites;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What can be wrong with what a SAML service asks. */
public final class SamlFaults {

    private final FaultyPlace place;
    private final List<Injected> faults = new ArrayList<>();

    private SamlFaults(FaultyPlace place) {
        this.place = place;
    }

    /** Each, ready to be made there. */
    public static List<Injected> at(FaultyPlace place) {
        SamlFaults all = new SamlFaults(place);
        all.whoAsks();
        all.whatIsAsked();
        return all.faults;
    }

    private void whoAsks() {
        fault(
                "the entity ID has a slash more",
                "entity_id_differs",
                rewards -> rewards.as("https://rewards.test/saml/"));
        fault(
                "the service has an old address of ours",
                "sso_address_differs",
                rewards -> rewards.to("https://old.test/"));
        fault("the service does not sign", "request_not_signed", SamlFaults::asVault);
        fault(
                "the service signs with another key",
                "service_certificate_differs",
                rewards -> asVault(rewards).signing(anotherKey()));
        fault(
                "the service's clock is behind",
                "service_clock_off",
                rewards -> rewards.at(Instant.now().minusSeconds(900)));
        fault(
                "the service's clock is ahead",
                "service_clock_off",
                rewards -> rewards.at(Instant.now().plusSeconds(900)));
    }

    private void whatIsAsked() {
        fault(
                "the service moved its endpoint",
                "acs_differs",
                rewards -> rewards.answeredAt("https://rewards.test/new"));
        fault(
                "the service wants another name",
                "name_id_differs",
                rewards ->
                        rewards.wanting("<samlp:NameIDPolicy Format=\"" + NameId.EMAIL + "\"></samlp:NameIDPolicy>"));
        fault(
                "the service wants another binding",
                "binding_unsupported",
                rewards -> rewards.with("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"));
        faults.add(new Injected(
                "something between cuts the request off",
                "saml_request_unreadable",
                () -> place.ofLaunch(place.browser().open("/s/main/saml/sso?SAMLRequest=fZFB"))));
    }

    private static AskingService asVault(AskingService service) {
        return service.as("https://vault.test/saml");
    }

    private static SigningKey anotherKey() {
        KeyPair pair = Signers.pair();
        return SigningKey.of(pair.getPrivate(), Signers.certificate(pair));
    }

    private void fault(String name, String cause, UnaryOperator<AskingService> wrong) {
        faults.add(new Injected(name, cause, () -> {
            String issuer = place.server()
                    .bean(Sites.class)
                    .bySlug("main")
                    .orElseThrow()
                    .issuer();
            AskingService good = asking(issuer + "/saml/sso").at(Instant.now());
            return place.ofLaunch(
                    place.browser().open("/s/main/saml/sso?" + wrong.apply(good).query(Optional.empty())));
        }));
    }
}
