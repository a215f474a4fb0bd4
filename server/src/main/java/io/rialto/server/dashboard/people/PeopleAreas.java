package io.rialto.server.dashboard.people;

import io.rialto.server.signin.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleAreas {

    static final String PEOPLE = "people";
    static final String CREDENTIALS = "credentials";

    @Bean
    Area areaOfPeople() {
        return new Area(60, PEOPLE, "People");
    }

    @Bean
    Area areaOfCredentials() {
        return new Area(65, CREDENTIALS, "API credentials");
    }
}
