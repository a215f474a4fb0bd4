package io.rialto.server.signin;

import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads whoever opens a page of the staff at the public address to the one where the sign-in's cookies live. */
final class StaffHost extends OncePerRequestFilter {

    private final StaffAddress address;

    StaffHost(StaffAddress address) {
        this.address = address;
    }

    // Only the public address itself leads on: a proxy may call us by any other name.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return address.isPublic()
                || !address.publicAuthority().equalsIgnoreCase(request.getHeader("Host"))
                || !"GET".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", address.at(request.getRequestURI()).toString());
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
