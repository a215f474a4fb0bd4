package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.ACS;
import static io.rialto.kit.ForgedResponse.SERVICE;
import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.ForgedResponse.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.Verdict.Accepted;
import io.rialto.kit.Verdict.Refused;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The rewards service, which trusts the shop's two keys, and what it says to a message. */
final class Verdicts {

    private Verdicts() {}

    static Settings rewards(Clock clock) {
        TrustedIdentityProvider shop =
                new TrustedIdentityProvider(SHOP, List.of(TestKey.SHOP.certificate(), TestKey.SHOP_P256.certificate()));
        return Settings.of(SERVICE, ACS, shop).withClock(clock);
    }

    static ServiceProvider theRewardsService() {
        return new ServiceProvider(rewards(new TestClock()));
    }

    static Login assertAccepted(String message) {
        return assertAccepted(theRewardsService(), message);
    }

    static Login assertAccepted(ServiceProvider service, String message) {
        return assertThat(service.check(message))
                .asInstanceOf(InstanceOfAssertFactories.type(Accepted.class))
                .actual()
                .login();
    }

    /** The message is refused for this reason, by a service that accepts the shop's own message. */
    static void assertRefused(Reason reason, String message) {
        ServiceProvider service = theRewardsService();
        assertRefused(service, reason, message);
        assertAccepted(service, aResponse().base64());
    }

    static void assertRefused(ServiceProvider service, Reason reason, String message) {
        assertThat(service.check(message))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.detail())
                                .isEqualTo(reason));
    }
}
