package io.rialto.server.dashboard.site;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteArea {

    static final String KEY = "sites";

    @Bean
    Area sitesInNavigation() {
        return new Area(20, KEY, "Sites");
    }
}
