package io.rialto.server.vault;

import io.rialto.server.settings.SecretKeys;
import io.rialto.server.settings.Settings;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    /** Opens only after it has shown that its key is the one that this database was sealed with. */
    @Bean
    Vault vault(Settings settings, SecureRandom random, JdbcClient jdbc) {
        Vault vault = new Vault(SecretKeys.of(settings, random));
        new VaultSeal(jdbc).check(vault);
        return vault;
    }
}
