package io.rialto.server.signin;

import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Spring Security for the staff's paths: who is signed in, and that every form comes from a page of ours. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

    private static final String FILTER = "springSecurityFilterChain";

    /** Everything below the dashboard is for those who are signed in; deny by default. */
    @Bean
    SecurityFilterChain staff(
            HttpSecurity http,
            SecurityContextRepository sessions,
            CsrfTokenRepository csrf,
            Turnstile turnstile,
            StaffAddress address) {
        return http.securityMatcher(
                        "/login/**",
                        "/logout",
                        "/setup/**",
                        "/users/auth/**",
                        "/dashboard/**",
                        "/me/**",
                        "/invitation/**",
                        "/connect/**")
                .addFilterBefore(new StaffHost(address), SecurityContextHolderFilter.class)
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(form -> form.csrfTokenRepository(csrf))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/dashboard/**", "/me/**")
                        .authenticated()
                        .requestMatchers(
                                "/login/**", "/logout", "/setup/**", "/users/auth/**", "/invitation/**", "/connect/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        failing -> failing.authenticationEntryPoint(turnstile).accessDeniedHandler(turnstile))
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // each page writes its own
                .build();
    }

    /** The double-submit cookie; on https its name keeps neighbouring hosts from planting one. */
    @Bean
    CsrfTokenRepository csrfTokens(StaffAddress address) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName((address.secure() ? "__Host-" : "") + "rialto-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(address.secure()).sameSite("Lax"));
        return tokens;
    }

    /** Mapped to the paths alone: launches, the API and the firewall's strictness have nothing to do with each other. */
    @Bean
    DelegatingFilterProxyRegistrationBean staffFilter() {
        DelegatingFilterProxyRegistrationBean filter = new DelegatingFilterProxyRegistrationBean(FILTER);
        filter.addUrlPatterns(
                "/login/*",
                "/logout",
                "/setup/*",
                "/users/auth/*",
                "/dashboard/*",
                "/me/*",
                "/invitation/*",
                "/connect/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
