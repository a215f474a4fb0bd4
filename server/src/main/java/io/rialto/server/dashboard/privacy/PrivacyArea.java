package io.rialto.server.dashboard.privacy;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyArea {

    static final String KEY = "privacy";

    @Bean
    Area privacyInNavigation() {
        return new Area(75, KEY, "Privacy");
    }
}
