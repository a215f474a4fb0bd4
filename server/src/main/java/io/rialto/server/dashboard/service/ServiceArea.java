package io.rialto.server.dashboard.service;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceArea {

    static final String KEY = "services";

    @Bean
    Area servicesInNavigation() {
        return new Area(30, KEY, "Services");
    }
}
