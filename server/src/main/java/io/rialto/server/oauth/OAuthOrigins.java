package io.rialto.server.oauth;

import io.rialto.server.settings.Settings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Pages of the listed origins may ask for tokens from a browser; nobody's may unless they are listed. */
@Configuration(proxyBeanMethods = false)
class OAuthOrigins {

    @Bean
    FilterRegistrationBean<CorsFilter> oauthOrigins(Settings settings) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.corsOrigins());
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of("authorization", "content-type", "accept"));
        allowed.setExposedHeaders(List.of("X-Ratelimit-Limit", "X-Ratelimit-Interval", "X-Ratelimit-Remaining"));
        allowed.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.addUrlPatterns("/oauth/*", "/.well-known/jwks.json");
        filter.setEnabled(!settings.corsOrigins().isEmpty());
        return filter;
    }
}
