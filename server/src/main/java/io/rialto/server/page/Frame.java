package io.rialto.server.page;

import io.rialto.server.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's content.
 *
 * @param brand whose page it is
 * @param environment shown when it is not production
 * @param forms where the page's forms may lead, as a policy's source list: of the first address and of every redirect after it
 * @param script the address of the one script that runs; absent: none does
 */
public record Frame(
        String brand,
        @Nullable String environment,
        Accent accent,
        boolean secure,
        String forms,
        @Nullable String script) {

    private static final String NO_FORMS = "'none'";

    /** Nobody's page: the site is unknown. */
    public static Frame neutral(boolean secure) {
        return new Frame("Rialto", null, Accent.RIALTO, secure, NO_FORMS, null);
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
                null);
    }

    /** This frame for a page with forms. */
    public Frame withForms(String sources) {
        return new Frame(brand, environment, accent, secure, sources, script);
    }

    /** This frame for a page that runs a script of ours. */
    public Frame withScript(String address) {
        return new Frame(brand, environment, accent, secure, forms, address);
    }

    String policy() {
        String quiet = SecurityHeaders.quiet(accent, forms);
        return script == null ? quiet : quiet + "; script-src 'self'";
    }

    public String style() {
        return accent.style();
    }
}
