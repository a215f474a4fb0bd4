package io.rialto.server.dashboard.launch;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LaunchArea {

    static final String LAUNCHES = "launches";
    static final String SIGN_INS = "sign-ins";

    @Bean
    Area areaOfLaunches() {
        return new Area(40, LAUNCHES, "Launches");
    }

    @Bean
    Area areaOfSignIns() {
        return new Area(55, SIGN_INS, "Sign-ins");
    }
}
