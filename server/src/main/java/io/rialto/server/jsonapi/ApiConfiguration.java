package io.rialto.server.jsonapi;

import io.rialto.server.page.References;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    ServletRegistrationBean<ApiServlet> api(Edge edge, Cors cors, References references) {
        ServletRegistrationBean<ApiServlet> api =
                new ServletRegistrationBean<>(new ApiServlet(edge, cors, references), "/api/*");
        api.setName("api");
        return api;
    }
}
