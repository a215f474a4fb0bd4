package io.rialto.server.handoff;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import java.util.Optional;

/** Is told of what goes no further, so that whoever helps finds it again by its reference. */
@FunctionalInterface
public interface Witness {

    /** It was said to whoever asked, and to the log. */
    void saw(Stopped stopped);

    /**
     * What goes no further.
     *
     * @param service whose request it is, as far as that is known
     * @param way how it came: {@code saml}, {@code oidc}, {@code oidc_token} and so on
     * @param reason its code
     * @param detail what exactly, never anything of a customer
     */
    record Stopped(
            Reference reference,
            Site site,
            Optional<ExternalService> service,
            String way,
            String reason,
            String detail) {}
}
