package io.rialto.server.dashboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingFieldTest {

    @ParameterizedTest
    @CsvSource({
        "allow, /set-up/entry?field=definition/allow",
        "attributes, /set-up/attributes?field=definition/attributes",
        "active, /set-up/publish",
        "saml.metadata.url, /set-up/connection?field=definition/saml/metadata/url",
        "jwt.secret, /set-up/connection?field=definition/jwt/secret",
        "relay_state.allow, ''",
        "service.slug, ''"
    })
    void aSettingIsTypedInItsField(String setting, String below) {
        assertThat(SettingField.below(setting)).isEqualTo(below);
    }
}
