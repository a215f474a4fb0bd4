package io.rialto.server.configuration;

import io.rialto.server.externalservice.Accounts;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.release.Expressions.Purpose;
import io.rialto.server.site.Site.KeyKind;
import java.util.Optional;
import java.util.Set;

/** Reads the items of one site's {@code services}. */
final class ServiceReader {

    /** Members that are no part of a service's definition: the API keeps them beside it. */
    static final Set<String> ATTRIBUTES = Set.of("slug", "name", "preset", "active");

    // They stand where a service's slug stands in an address, and mean something else there.
    private static final Set<String> RESERVED = Set.of("services", "complete", "logout");

    private final Slugs slugs = new Slugs("within the site");
    private final OidcReader oidc;
    private final String site;
    private final KeyKind key;

    /** @param key what the site's own key is */
    ServiceReader(String site, KeyKind key) {
        this(site, key, new OidcReader());
    }

    /** @param oidc which knows the site's other clients */
    ServiceReader(String site, KeyKind key, OidcReader oidc) {
        this.site = site;
        this.key = key;
        this.oidc = oidc;
    }

    Optional<ExternalServiceDraft> read(Value value) {
        Fields fields = PresetReader.read(value).fields();
        Optional<String> slug = slug(fields);
        Optional<String> name = fields.needed("name", Rules.TEXT);
        Optional<String> summary = fields.optional("summary", Rules.TEXT);
        Optional<String> preset = fields.optional("preset", Rules.TEXT);
        boolean active = fields.flag("active", true);
        Optional<Spoken> spoken = Tongue.of(fields).flatMap(tongue -> Spoken.read(tongue, fields, key, oidc));
        Optional<Protocol> protocol = spoken.map(Spoken::protocol);
        Release release = ReleaseReader.read(
                fields, spoken.filter(Spoken::takesObjects).isPresent() ? Purpose.CLAIM : Purpose.ATTRIBUTE);
        spoken.ifPresent(its -> its.check(fields, release));
        Optional<String> allow = fields.expression("allow", Purpose.RULE);
        RelayState relayState =
                fields.value("relay_state").flatMap(RelayStateReader::read).orElse(RelayState.NONE);
        Accounts accounts = AccountsReader.read(fields, protocol);
        Optional<ProvisioningReader.Read> provisioning =
                fields.value("provisioning").flatMap(block -> ProvisioningReader.read(block, release));
        AccountsReader.check(fields, accounts, provisioning.map(ProvisioningReader.Read::provisioning));
        // What is spoken is absent without an error only beside a preset that is none, which was told before.
        Optional<Optional<ExternalServiceDraft>> made = fields.made(() -> spoken.map(its -> {
            if (!its.protocol().launchable()) {
                fields.reading().notices().notLaunchable(site, slug.orElseThrow());
            }
            return new ExternalServiceDraft(
                    slug.orElseThrow(),
                    name.orElseThrow(),
                    summary.orElse(""),
                    active,
                    its.protocol(),
                    release,
                    allow.orElse(null),
                    relayState,
                    accounts,
                    AccountApiReader.secret(fields)
                            .map(its.secrets()::calling)
                            .orElse(its.secrets())
                            .with(provisioning
                                    .map(ProvisioningReader.Read::secret)
                                    .orElse(null)),
                    preset.orElse(null),
                    provisioning.map(ProvisioningReader.Read::provisioning).orElse(null));
        }));
        return made.flatMap(draft -> draft);
    }

    private Optional<String> slug(Fields fields) {
        Optional<String> slug = slugs.of(fields);
        slug.filter(RESERVED::contains)
                .ifPresent(reserved -> fields.needed("slug")
                        .ifPresent(value -> value.refused("is reserved: no service can be called " + reserved)));
        return slug;
    }
}
