package io.rialto.server.handoff.saml;

import io.rialto.saml.Metadata;
import io.rialto.saml.NameId;
import io.rialto.server.key.MetadataReads;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code GET /s/{site}/saml/metadata}: what a service must know of the site. With {@code ?service=} and its id it is noted that the
 * service has read the keys, and whether it must sign is said of it alone.
 */
@Controller
class MetadataController {

    private static final List<String> FORMATS =
            List.of(NameId.PERSISTENT, NameId.EMAIL, NameId.TRANSIENT, NameId.UNSPECIFIED);

    private final Sites sites;
    private final SigningKeys keys;
    private final KnownServices services;
    private final MetadataReads reads;

    MetadataController(Sites sites, SigningKeys keys, KnownServices services, MetadataReads reads) {
        this.sites = sites;
        this.keys = keys;
        this.services = services;
        this.reads = reads;
    }

    @GetMapping("/s/{site}/saml/metadata")
    void metadata(
            @PathVariable("site") String slug,
            @RequestParam(name = "service", required = false) @Nullable String service,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // Who asks for the headers alone has read no key.
        if ("GET".equals(request.getMethod())) {
            reads.note(site.get(), service);
        }
        Metadata metadata = new Metadata(
                site.get().issuer(),
                keys.published(site.get().id()),
                FORMATS,
                AuthnRequestController.address(site.get()),
                SamlLogoutController.address(site.get()),
                services.mustSign(site.get(), service));
        byte[] xml = metadata.write();
        // SAML Metadata appendix A
        response.setContentType("application/samlmetadata+xml");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setContentLength(xml.length);
        response.getOutputStream().write(xml);
    }
}
