package io.rialto.server.signin.session;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Hands out a browser's session and takes it back. */
@Component
public class Doorman {

    private final Sessions sessions;
    private final SessionCookies cookies;

    Doorman(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Signs the browser in for all of the user's organizations; whatever session it had is over. */
    public void letIn(UserId user, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.write(sessions.open(user, Agent.of(request.getHeader("User-Agent"))), response);
    }

    /** Signs the browser in for what that way opens. */
    public void letIn(UserId user, Way way, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.write(sessions.open(user, way, Agent.of(request.getHeader("User-Agent"))), response);
    }

    /** Signs the browser in for the provider's organization. */
    public void letIn(
            UserId user, IdentityProvider provider, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.write(sessions.open(user, provider, Agent.of(request.getHeader("User-Agent"))), response);
    }

    public void letOut(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.drop(response);
    }

    /** Who is signed in at the request under way. */
    public static Optional<SignedIn> present() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof StaffAuthentication staff
                ? Optional.of(staff.getPrincipal())
                : Optional.empty();
    }

    private void end(HttpServletRequest request) {
        cookies.read(request).ifPresent(sessions::end);
    }
}
