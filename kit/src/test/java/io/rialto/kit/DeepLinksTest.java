package io.rialto.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeepLinksTest {

    private static final URI HOME = URI.create("https://rewards.test/app/");

    private final DeepLinks links = new DeepLinks(HOME, List.of(HOME, URI.create("https://help.test/orders")));

    @ParameterizedTest
    @CsvSource({
        "https://rewards.test/app/, https://rewards.test/app/",
        "https://rewards.test/app/points?page=2#top, https://rewards.test/app/points?page=2#top",
        "https://rewards.test:443/app/points, https://rewards.test:443/app/points",
        "HTTPS://Rewards.Test/app/points, HTTPS://Rewards.Test/app/points",
        "/app/points, https://rewards.test/app/points",
        "points, https://rewards.test/app/points",
        "https://help.test/orders, https://help.test/orders",
        "https://help.test/orders/7, https://help.test/orders/7"
    })
    void aTargetUnderAnAllowedAddressIsFollowed(String relayState, String target) {
        assertThat(links.follow(relayState)).isEqualTo(URI.create(target));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://attacker.test/app/",
                "//attacker.test/app/",
                "///attacker.test/app/",
                "/\\attacker.test",
                "\\\\attacker.test",
                "https:/\\attacker.test/app/",
                "https://rewards.test.attacker.test/app/",
                "https://rewards.test@attacker.test/app/",
                "https://user@rewards.test/app/",
                "http://rewards.test/app/",
                "https://rewards.test:8443/app/",
                "https://rewards.test/admin",
                "https://rewards.test/application",
                "https://rewards.test/app/../admin",
                "https://rewards.test/app/%2e%2e/admin",
                "https://rewards.test/app/%2E./admin",
                "https://rewards.test/app/..%2fadmin",
                "https://rewards.test/app/%252e%252e/admin",
                "https://rewards.test/app//attacker.test",
                "../admin",
                "https://help.test/ordersX",
                "https://help.test/",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:rewards.test/app/",
                "https://rewards.test/app/\r\nSet-Cookie: x=y",
                "https://rewards.test/app/ points",
                "https://rewards.test/app/%",
                "https://re\u200Bwards.test/app/"
            })
    void everythingElseLeadsHome(String relayState) {
        URI target = links.follow(relayState);

        assertThat(target).isEqualTo(HOME);
    }

    @Test
    void aTargetBeyondAnyUseLeadsHome() {
        assertThat(links.follow("https://rewards.test/app/" + "a".repeat(3_000)))
                .isEqualTo(HOME);
    }

    @Test
    void anAllowedAddressIsAnAbsoluteWebAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> DeepLinks.below("/app"));
        assertThatIllegalArgumentException().isThrownBy(() -> DeepLinks.below("file:///app"));
    }
}
