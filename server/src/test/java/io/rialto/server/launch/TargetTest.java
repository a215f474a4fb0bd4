package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.RelayState.Mode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static final RelayState SHOP = new RelayState(
            Mode.PER_LAUNCH,
            null,
            List.of("https://rewards.test/shop", "http://127.0.0.1:18081/", "{\"page\":\"home\"}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rewards.test/shop",
                "https://rewards.test/shop/",
                "https://rewards.test/shop/a/b?c=d&e=f#g",
                "https://rewards.test:443/shop",
                "HTTPS://REWARDS.test/shop?x=1",
                "https://rewards.test/shop/a/../b",
                "https://rewards.test/other/../shop",
                "http://127.0.0.1:18081",
                "http://127.0.0.1:18081/anything?at=all",
                "{\"page\":\"home\"}"
            })
    void whatTheListCoversIsAllowedToTheLetter(String target) {
        assertThat(Target.of(target, SHOP)).isEqualTo(new Target.Allowed(Optional.of(target)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/shop",
                "//rewards.test/shop",
                "https://rewards.test",
                "https://rewards.test/shopping",
                "https://rewards.test/Shop",
                "https://rewards.test/shop/../admin",
                "https://rewards.test/shop/..",
                "https://rewards.test/shop/%2e%2e/admin",
                "https://rewards.test/shop/..%2Fadmin",
                "https://rewards.test/shop/%5c..%5cadmin",
                "https://rewards.test/shop\\..\\admin",
                "https://rewards.test\\@evil.test/shop",
                "https://rewards.test@evil.test/shop",
                "https://jane:secret@rewards.test/shop",
                "https://rewards.test.evil.test/shop",
                "https://evil.test/https://rewards.test/shop",
                "https://evil.test#https://rewards.test/shop",
                "https://rewards.test:8443/shop",
                "http://rewards.test/shop",
                "http://127.0.0.1:1808/",
                "http://127.0.0.1/",
                "javascript:alert(1)",
                "javascript://rewards.test/shop%0aalert(1)",
                "data:text/html,x",
                "https:rewards.test/shop",
                "https:///rewards.test/shop",
                " https://rewards.test/shop",
                "https://rewards.test/shop\n",
                "https://rewards.test/shop\u0000",
                "https://rewards.test/sh op",
                "{\"page\":\"admin\"}",
                "{\"page\":\"home\"} "
            })
    void whatTheListDoesNotCoverIsRefused(String target) {
        assertThat(Target.of(target, SHOP))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.TARGET_NOT_ALLOWED));
    }

    @Test
    void aTargetIsNoLongerThanTwoKilobytes() {
        String base = "https://rewards.test/shop/";

        assertThat(Target.of(base + "a".repeat(2_048 - base.length()), SHOP)).isInstanceOf(Target.Allowed.class);
        assertThat(Target.of(base + "a".repeat(2_049 - base.length()), SHOP)).isInstanceOf(Refused.class);
        assertThat(Target.of(base + "ü".repeat(1_100), SHOP)).isInstanceOf(Refused.class);
    }

    @Test
    void onlyTheModePerLaunchTakesATarget() {
        assertThat(Target.of("https://a.test/", new RelayState(Mode.NONE, null, List.of("https://a.test/"))))
                .isInstanceOf(Refused.class);
        assertThat(Target.of(
                        "https://a.test/", new RelayState(Mode.FIXED, "https://a.test/", List.of("https://a.test/"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void withoutATargetTheServicesOwnIsTaken() {
        assertThat(Target.of(null, RelayState.NONE)).isEqualTo(new Target.Allowed(Optional.empty()));
        assertThat(Target.of(null, SHOP)).isEqualTo(new Target.Allowed(Optional.empty()));
        assertThat(Target.of(null, new RelayState(Mode.FIXED, "x", List.of())))
                .isEqualTo(new Target.Allowed(Optional.of("x")));
        assertThat(Target.of(null, new RelayState(Mode.PER_LAUNCH, "x", List.of())))
                .isEqualTo(new Target.Allowed(Optional.of("x")));
    }

    @Test
    void customersLandWhereTheListSaysNotAtOpaqueValues() {
        assertThat(Target.landings(SHOP))
                .containsExactly(URI.create("https://rewards.test/shop"), URI.create("http://127.0.0.1:18081/"));
    }
}
