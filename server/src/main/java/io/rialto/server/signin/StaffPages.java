package io.rialto.server.signin;

import io.rialto.server.page.CopyScript;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Writes the staff's pages; each gets {@code csrf}, the token that its forms send back. */
@Component
class StaffPages {

    private final Pages pages;
    private final StaffAddress address;
    private final CopyScript copying;

    StaffPages(Pages pages, StaffAddress address, CopyScript copying) {
        this.pages = pages;
        this.address = address;
        this.copying = copying;
    }

    void write(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> model = new HashMap<>(view.model());
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            model.put("csrf", csrf.getToken());
        }
        Frame frame = Frame.neutral(address.secure()).withForms(forms(view));
        pages.writeHtml(
                view.status(),
                view.template(),
                model,
                view.copies() ? frame.withScript(copying.address()) : frame,
                response);
    }

    // Browsers hold every redirect of a form to the policy, and the provider is known only when its name is sent.
    private String forms(View view) {
        if (!view.leadsOut()) {
            return "'self'";
        }
        return address.secure() ? "'self' https:" : "'self' https: http:";
    }
}
