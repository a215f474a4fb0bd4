package io.rialto.server.dashboard.account;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountArea {

    static final String KEY = "accounts";

    @Bean
    Area areaOfAccounts() {
        return new Area(35, KEY, "Accounts");
    }
}
