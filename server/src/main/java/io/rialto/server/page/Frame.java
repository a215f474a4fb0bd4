package io.rialto.server.page;

import io.rialto.server.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's content.
 *
 * @param brand whose page it is
 * @param environment shown when it is not production
 */
public record Frame(String brand, @Nullable String environment, Accent accent, boolean secure) {

    /** Nobody's page: the site is unknown. */
    public static Frame neutral(boolean secure) {
        return new Frame("Rialto", null, Accent.RIALTO, secure);
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
                site.issuer().startsWith("https:"));
    }

    public String style() {
        return accent.style();
    }
}
