package io.rialto.server.connect;

import io.rialto.server.handoff.Handoffs;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.page.Scripts;
import io.rialto.server.setup.SetupDesk;
import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Writes the page of a set-up link, and the notices of what is none. */
@Component
class ConnectPages {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectPages.class);

    private final Handoffs handoffs;
    private final SigningKeys keys;
    private final Pages pages;
    private final Scripts scripts;
    private final References references;
    private final StaffAddress address;

    ConnectPages(
            Handoffs handoffs,
            SigningKeys keys,
            Pages pages,
            Scripts scripts,
            References references,
            StaffAddress address) {
        this.handoffs = handoffs;
        this.keys = keys;
        this.pages = pages;
        this.scripts = scripts;
        this.references = references;
        this.address = address;
    }

    /** @param fields with what stands in them */
    void show(
            SetupDesk.Visit.Open open,
            List<Field> fields,
            Wrongs wrongs,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("shop", open.site().brand().name());
        model.put("service", open.service().name());
        model.put("until", Words.of(open.link().expiresAt()));
        model.put("pack", pack(open));
        model.put("steps", Step.of(open.link(), open.service()));
        model.put("waiting", open.link().proposal() != null);
        model.put("fields", fields.stream().filter(Field::main).toList());
        model.put("more", fields.stream().filter(field -> !field.main()).toList());
        model.put("wrongs", wrongs);
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            model.put("csrf", csrf.getToken());
        }
        Frame frame = Frame.of(open.site())
                .withForms("'self'")
                .withScripts(List.of(scripts.address(Scripts.COPY), scripts.address(Scripts.HTMX)));
        pages.writeHtml(wrongs.isEmpty() ? 200 : 422, "connect", model, frame, response);
    }

    /** There is no such link, or it is over: nobody is told which. */
    void closed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        notice(
                404,
                "setup_link_closed",
                "This set-up link is not good",
                "It is over, was taken back, or the address is not complete. Ask whoever sent it to you for a new one.",
                request,
                response);
    }

    void tooOften(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "60");
        notice(
                429,
                "setup_link_too_often",
                "Too many tries",
                "Please wait a minute, and open the page again.",
                request,
                response);
    }

    private Pack pack(SetupDesk.Visit.Open open) {
        Optional<X509Certificate> certificate = open.service().protocol().trustsTheSitesKey()
                ? Optional.of(keys.certificate(open.site().id(), open.service().id()))
                : Optional.empty();
        return Pack.of(open, handoffs.of(open.service()).introduction(open.site(), open.service()), certificate);
    }

    private void notice(
            int status,
            String code,
            String title,
            String detail,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reference reference = references.next();
        LOG.info("setup outcome=refused reason={} reference={}", code, reference);
        Notice notice = new Notice(status, code, title, detail, reference, List.of());
        pages.write(notice, Frame.neutral(address.secure()), request, response);
    }
}
