package io.rialto.server.page;

import io.rialto.server.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's content.
 *
 * @param brand whose page it is
 * @param environment shown when it is not production
 * @param forms where the page's forms may lead, as a policy's source list: of the first address and of every redirect after it
 * @param scripts the addresses of those that run, and no other does
 */
public record Frame(
        String brand, @Nullable String environment, Accent accent, boolean secure, String forms, List<String> scripts) {

    public Frame {
        scripts = List.copyOf(scripts);
    }

    private static final String NO_FORMS = "'none'";

    /** Nobody's page: the site is unknown. */
    public static Frame neutral(boolean secure) {
        return new Frame("Rialto", null, Accent.RIALTO, secure, NO_FORMS, List.of());
    }

    public static Frame of(Site site) {
        String environment = switch (site.environment()) {
            case PRODUCTION -> null;
            case STAGING -> "Staging";
            case DEVELOPMENT -> "Development";
        };
        return new Frame(
                site.brand().name(),
                environment,
                Accent.of(site.brand().color()),
                site.issuer().startsWith("https:"),
                NO_FORMS,
                List.of());
    }

    /** This frame for a page with forms. */
    public Frame withForms(String sources) {
        return new Frame(brand, environment, accent, secure, sources, scripts);
    }

    /** This frame for a page that runs scripts of ours, which may fetch parts of pages. */
    public Frame withScripts(List<String> addresses) {
        return new Frame(brand, environment, accent, secure, forms, addresses);
    }

    String policy() {
        String quiet = SecurityHeaders.quiet(accent, forms);
        return scripts.isEmpty() ? quiet : quiet + "; script-src 'self'; connect-src 'self'";
    }

    public String style() {
        return accent.style();
    }
}
