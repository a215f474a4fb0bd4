package io.rialto.demo.walk;

import io.rialto.demo.browser.Page;
import io.rialto.demo.rewards.Rewards;
import io.rialto.kit.Login;
import io.rialto.kit.ServiceProvider;
import io.rialto.kit.Settings;
import io.rialto.kit.TrustedIdentityProvider;
import io.rialto.kit.Verdict;
import java.nio.charset.StandardCharsets;

/** What Rialto's response says, checked with the kit before the service sees it. */
final class Assertions {

    private final Report report;
    private final TrustedIdentityProvider trusted;

    /** @param metadata the site's, as it was read */
    Assertions(Scene scene, Report report, Page metadata) {
        this.report = report;
        this.trusted = TrustedIdentityProvider.fromMetadata(metadata.body().getBytes(StandardCharsets.UTF_8));
        report.expect("it names the site as its issuer", scene.issuer(), trusted.entityId());
    }

    /** Answers the subject. */
    String show(Page handOff, Rewards service) {
        report.step("What the assertion says (decoded, and checked by the kit)");
        String message = handOff.form().fields().getOrDefault("SAMLResponse", "");
        String xml = Decoded.xml(message);
        // A replay store of its own: the service must still be able to use the message.
        var own = new ServiceProvider(Settings.of(service.entityId(), service.acs(), trusted));
        Login login = switch (own.check(message)) {
            case Verdict.Accepted(Login accepted) -> accepted;
            case Verdict.Refused refused -> throw new Unexpected("the kit's verdict", "accepted", refused.reason());
        };
        report.table(
                "%,d bytes of XML, one assertion".formatted(xml.length()), Decoded.login(login, service.entityId()));
        report.expect("the kit accepts it", true);
        report.expect("nobody had asked for it: no InResponseTo", !xml.contains("InResponseTo"));
        report.expect(
                "the subject is not the e-mail address",
                !login.subject().value().contains("@"));
        report.expect(
                "the e-mail address is Jane's",
                "jane.doe@example.test",
                login.attribute("email").orElse("none"));
        report.expect(
                "no company: she has none, so nothing is said",
                login.values("company").isEmpty());
        return login.subject().value();
    }
}
