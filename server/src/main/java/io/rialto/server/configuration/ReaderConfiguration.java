package io.rialto.server.configuration;

import io.rialto.server.release.Expressions;
import io.rialto.server.settings.ProcessEnvironment;
import io.rialto.server.settings.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

    @Bean
    ConfigurationReader configurationReader(
            Expressions expressions, Settings settings, Clock clock, ProcessEnvironment environment) {
        return new ConfigurationReader(expressions, settings, clock, environment::value);
    }
}
