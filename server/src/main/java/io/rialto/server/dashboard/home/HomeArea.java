package io.rialto.server.dashboard.home;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeArea {

    static final String KEY = "";

    @Bean
    Area areaOfHome() {
        return new Area(10, KEY, "Overview");
    }
}
