package io.rialto.server.dashboard.provider;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProviderArea {

    static final String KEY = "identity-providers";

    @Bean
    Area areaOfProviders() {
        return new Area(50, KEY, "Company login");
    }
}
