package io.rialto.server.signin.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets Spring Security read our sessions. It never writes one: that is done where somebody signs in. */
@Component
class SessionContexts implements SecurityContextRepository {

    private final SessionCookies cookies;
    private final Presence presence;

    SessionContexts(SessionCookies cookies, Presence presence) {
        this.cookies = cookies;
        this.presence = presence;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // see above
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookies.read(request).isPresent();
    }

    private SecurityContext context(HttpServletRequest request) {
        return cookies.read(request)
                .flatMap(presence::of)
                .map(signedIn -> new SecurityContextImpl(new StaffAuthentication(signedIn)))
                .orElseGet(SecurityContextImpl::new);
    }

    /** Asks the database when somebody first wants to know. */
    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private volatile @org.jspecify.annotations.Nullable SecurityContext known;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext context = known;
            if (context == null) {
                context = context(request);
                known = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
