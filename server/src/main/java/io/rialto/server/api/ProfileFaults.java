package io.rialto.server.api;

import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.settings.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What an organization must not tell of itself, for it will be shown to others. */
final class ProfileFaults {

    private final Given given;
    private final List<Fault> faults = new ArrayList<>();

    private ProfileFaults(Given given) {
        this.given = given;
    }

    static List<Fault> of(Given given) {
        ProfileFaults all = new ProfileFaults(given);
        all.check(
                "support_email",
                "must be an e-mail address",
                text -> EmailAddress.of(text).isPresent());
        all.check("support_phone", "must be a telephone number", text -> text.matches("[0-9+(). /-]{1,60}"));
        all.check("logo_url", "must be an https address", ProfileFaults::isHttps);
        all.check("favicon_url", "must be an https address", ProfileFaults::isHttps);
        all.check("primary_color", "must be a colour as #1a2b3c", ProfileFaults::isColor);
        all.check("contrast_color", "must be a colour as #1a2b3c", ProfileFaults::isColor);
        return all.faults;
    }

    private void check(String attribute, String message, Predicate<String> right) {
        String text = given.text(attribute, null);
        if (text != null && !right.test(text)) {
            faults.add(Fault.of(attribute, message, "invalid"));
        }
    }

    private static boolean isHttps(String text) {
        return WebAddress.of(text)
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isPresent();
    }

    private static boolean isColor(String text) {
        return text.matches("#[0-9a-fA-F]{6}");
    }
}
