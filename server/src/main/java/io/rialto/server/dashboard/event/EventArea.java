package io.rialto.server.dashboard.event;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventArea {

    static final String KEY = "events";

    @Bean
    Area areaOfEvents() {
        return new Area(80, KEY, "Events");
    }
}
