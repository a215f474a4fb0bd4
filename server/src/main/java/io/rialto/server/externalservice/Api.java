package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A service whose own API lets customers in: told of a customer, it answers an address that logs that one in, once. The service's
 * {@link AccountApi} says how.
 *
 * @param home the service's pages: an address that leads anywhere else is not followed
 * @param nameIdValue CEL for the subject, in place of the kind's own; absent: the kind decides
 * @param target the name under which the service says where the customer wants to land, when it begins the login itself; absent: it
 *     does not begin
 */
public record Api(
        URI home,
        NameIdKind nameId,
        @Nullable String nameIdValue,
        @Nullable String target) implements Protocol {

    @Override
    public String identity() {
        return home.toString();
    }

    @Override
    public boolean takesObjects() {
        return true;
    }

    @Override
    public boolean trustsTheSitesKey() {
        return false;
    }
}
