package io.rialto.server.configuration;

import io.rialto.server.audit.Who;
import io.rialto.server.configuration.Configuration.ProviderPart;
import io.rialto.server.database.Change;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.Saving;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import io.rialto.server.vault.ServerSecrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/**
 * Applies an organization's identity providers, in the transaction of the whole. What the file says of one is applied when it is new
 * or changed, so that a start neither asks name servers nor undoes what was changed through the API since.
 */
@Component
class ProviderApplication {

    private final IdentityProviderStore providers;
    private final ConfiguredProviders configured;
    private final Memberships memberships;
    private final ServerSecrets secrets;

    ProviderApplication(
            IdentityProviderStore providers,
            ConfiguredProviders configured,
            Memberships memberships,
            ServerSecrets secrets) {
        this.providers = providers;
        this.configured = configured;
        this.memberships = memberships;
        this.secrets = secrets;
    }

    /** What was done, or what is wrong; with a problem the caller's transaction must not be kept. */
    Applied apply(OrganizationId organization, List<ProviderPart> parts, Applied before, Problems problems) {
        Applied applied = before;
        Set<IdentityProviderId> named = new HashSet<>();
        for (ProviderPart part : parts) {
            Optional<IdentityProvider> known = providers
                    .byName(part.name())
                    .filter(provider -> provider.organization().equals(organization));
            String mark = mark(part);
            known.ifPresent(provider -> named.add(provider.id()));
            if (known.flatMap(provider -> configured.mark(provider.id()))
                    .filter(mark::equals)
                    .isEmpty()) {
                Optional<IdentityProvider> saved = saved(organization, known, part, problems);
                if (saved.isEmpty()) {
                    return applied;
                }
                named.add(saved.get().id());
                configured.remember(organization, saved.get().id(), mark);
                applied = applied.plus(known.isPresent() ? Change.ALTERED : Change.MADE);
            }
        }
        return applied.plusSwitchedOff(disableAllBut(organization, named));
    }

    private Optional<IdentityProvider> saved(
            OrganizationId organization, Optional<IdentityProvider> known, ProviderPart part, Problems problems) {
        Optional<UserId> owner = ownerOf(organization);
        if (owner.isEmpty()) {
            problems.add(
                    part.place(Attribute.NAME), "needs an owner: the organization has none, and \"users\" names none");
            return Optional.empty();
        }
        Saving saving = known.isPresent()
                ? providers.update(organization, known.get().id(), part.draft(), Who.FILE)
                : providers.create(organization, owner.get(), part.draft(), Who.FILE);
        return switch (saving) {
            case Saving.Saved(IdentityProvider provider) -> Optional.of(provider);
            case Saving.Invalid(var wrong) -> {
                wrong.forEach(problem -> problems.add(part.place(problem.attribute()), problem.message()));
                yield Optional.empty();
            }
            case Saving.Missing missing -> throw new IllegalStateException("an identity provider went away meanwhile");
        };
    }

    private Optional<UserId> ownerOf(OrganizationId organization) {
        return memberships.of(organization).stream()
                .filter(membership -> membership.role() == Role.OWNER)
                .map(Membership::user)
                .findFirst();
    }

    private int disableAllBut(OrganizationId organization, Set<IdentityProviderId> named) {
        List<IdentityProviderId> gone = configured.of(organization).stream()
                .filter(id -> !named.contains(id))
                .toList();
        for (IdentityProviderId id : gone) {
            providers.disable(organization, id, Who.FILE);
            configured.forget(id);
        }
        return gone.size();
    }

    private String mark(ProviderPart part) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.of("configured-provider"));
            for (Attribute attribute : Attribute.values()) {
                feed(mac, attribute.text());
                feed(
                        mac,
                        part.draft()
                                .given()
                                .getOrDefault(attribute, Optional.empty())
                                .orElse(""));
            }
            feed(mac, String.valueOf(part.draft().disabled()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    // Each part behind its length: no two lists of parts make the same bytes.
    private static void feed(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
