package io.rialto.server.signin.page;

import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Scripts;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * Writes the staff's pages; each gets {@code csrf}, the token that its forms send back, and whoever is signed in the {@code bar}
 * above it.
 */
@Component
public class StaffPages {

    private final Pages pages;
    private final StaffAddress address;
    private final Scripts scripts;
    private final List<Area> areas;
    private final Clock clock;

    StaffPages(Pages pages, StaffAddress address, Scripts scripts, ObjectProvider<Area> areas, Clock clock) {
        this.pages = pages;
        this.address = address;
        this.scripts = scripts;
        this.areas = areas.stream().toList();
        this.clock = clock;
    }

    /** The whole page, or, when its template says so, a part of one. */
    public void write(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> model = new HashMap<>(view.model());
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            model.put("csrf", csrf.getToken());
        }
        Doorman.present()
                .ifPresent(signedIn ->
                        model.put("bar", Bar.of(signedIn, view.seat(), view.here(), areas, clock.instant())));
        Frame frame = Frame.neutral(address.secure()).withForms(forms(view));
        pages.writeHtml(view.status(), view.template(), model, view.scripts() ? scripted(frame) : frame, response);
    }

    private Frame scripted(Frame frame) {
        return frame.withScripts(List.of(
                scripts.address(Scripts.HTMX), scripts.address(Scripts.COPY), scripts.address(Scripts.PASSKEY)));
    }

    // Browsers hold every redirect of a form to the policy, and the provider is known only when its name is sent.
    private String forms(View view) {
        if (!view.leadsOut()) {
            return "'self'";
        }
        return address.secure() ? "'self' https:" : "'self' https: http:";
    }
}
