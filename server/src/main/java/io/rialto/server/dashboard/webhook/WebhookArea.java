package io.rialto.server.dashboard.webhook;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookArea {

    static final String KEY = "webhooks";

    @Bean
    Area areaOfWebhooks() {
        return new Area(70, KEY, "Webhooks");
    }
}
