package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.ACS;
import static io.rialto.kit.ForgedResponse.SERVICE;
import static io.rialto.kit.ForgedResponse.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final TrustedIdentityProvider TRUSTED =
            new TrustedIdentityProvider(SHOP, List.of(TestKey.SHOP.certificate()));

    @Test
    void clocksMayDifferByAMinuteUnlessSaidOtherwise() {
        assertThat(Settings.of(SERVICE, ACS, TRUSTED).clockSkew()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatCannotBeRightIsRefusedAtStart() {
        Settings settings = Settings.of(SERVICE, ACS, TRUSTED);

        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(" ", ACS, TRUSTED));
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(SERVICE, "/saml/acs", TRUSTED));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withClockSkew(Duration.ofMinutes(6)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withClockSkew(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedIdentityProvider(SHOP, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedIdentityProvider("", TRUSTED.certificates()));
    }
}
