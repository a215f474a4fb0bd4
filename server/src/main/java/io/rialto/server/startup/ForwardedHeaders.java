package io.rialto.server.startup;

import io.rialto.server.settings.Addresses;
import io.rialto.server.settings.Network;
import io.rialto.server.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides whose {@code X-Forwarded-*} counts: that of the proxies in {@code RIALTO_TRUSTED_PROXIES}. From anybody else those
 * headers are not even shown to what comes after.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedHeaders extends OncePerRequestFilter {

    private final Settings settings;

    ForwardedHeaders(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new ForwardedRequest(request, this::isTrusted), response);
    }

    private boolean isTrusted(String address) {
        Optional<InetAddress> literal = Addresses.literal(address);
        return literal.isPresent()
                && settings.trustedProxies().stream().anyMatch(network -> contains(network, literal.get()));
    }

    private static boolean contains(Network network, InetAddress address) {
        return network.contains(address);
    }
}
