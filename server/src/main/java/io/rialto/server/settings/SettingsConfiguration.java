package io.rialto.server.settings;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings, the clock and the randomness of this process. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    ProcessEnvironment processEnvironment(ConfigurableEnvironment environment) {
        return new ProcessEnvironment(environment);
    }

    @Bean
    Settings settings(ProcessEnvironment environment) {
        return new Variables(environment::value).read();
    }

    @Bean
    Clock clock() {
        return MachineClock.utc();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
