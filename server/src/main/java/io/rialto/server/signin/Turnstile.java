package io.rialto.server.signin;

import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What Spring Security lets nobody through leads here: to the login page, or to a notice about a form that is not ours. */
@Component
class Turnstile implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

    private final Pages pages;
    private final References references;
    private final StaffAddress address;

    Turnstile(Pages pages, References references, StaffAddress address) {
        this.pages = pages;
        this.references = references;
        this.address = address;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) {
        Redirects.to("/login", response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Reference reference = references.next();
        LOG.info("request outcome=refused reason=foreign_form reference={}", reference);
        Notice notice = new Notice(
                403,
                "foreign_form",
                "This form is too old",
                "It was open for too long, or cookies are switched off. Open the page again and send it once more.",
                reference,
                // Who sets a service up by a link has no account here.
                request.getRequestURI().startsWith("/connect/")
                        ? List.of()
                        : List.of(new Notice.Link("To the login page", "/login")));
        pages.write(notice, Frame.neutral(address.secure()), request, response);
    }
}
