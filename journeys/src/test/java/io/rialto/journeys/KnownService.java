package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.kit.Reason;
import io.rialto.kit.ServiceProvider;
import io.rialto.kit.Settings;
import io.rialto.kit.TrustedIdentityProvider;
import io.rialto.kit.Verdict;

/** A service that trusts one site, and checks what it is handed with the kit. */
record KnownService(ServiceProvider kit) {

    /** The service of that name, as {@link Configuration.Service#aService} describes it, with the site's metadata. */
    static KnownService trusting(Shop site, String slug) {
        String metadata = new Visitor().get(site.metadataLink()).body();
        return new KnownService(new ServiceProvider(Settings.of(
                "https://" + slug + ".test/saml",
                "https://" + slug + ".test/saml/acs",
                TrustedIdentityProvider.fromMetadata(metadata.getBytes(UTF_8)))));
    }

    Verdict receives(Answer.Form form) {
        return kit.check(form.fields().get("SAMLResponse"));
    }

    /** Why it was refused; nothing else will do. */
    Reason refuses(Answer.Form form) {
        return switch (receives(form)) {
            case Verdict.Refused refused -> refused.reason();
            case Verdict.Accepted accepted -> throw new AssertionError("accepted: " + accepted);
        };
    }
}
