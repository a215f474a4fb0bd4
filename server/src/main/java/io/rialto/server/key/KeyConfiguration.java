package io.rialto.server.key;

import io.rialto.server.settings.Settings;
import io.rialto.server.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    PrivateKeys privateKeys(Settings settings, Vault vault, Clock clock, SecureRandom random) {
        return new PrivateKeys(vault, Optional.ofNullable(settings.pkcs11()).map(Token::open), clock, random);
    }
}
