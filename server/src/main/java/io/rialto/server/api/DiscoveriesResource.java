package io.rialto.server.api;

import io.rialto.server.database.Ids;
import io.rialto.server.discovery.Discovered;
import io.rialto.server.discovery.Discovery;
import io.rialto.server.discovery.Preset;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/discoveries}: a provider's addresses, found by its issuer or by a preset and a tenant, ready to be put into an
 * identity provider. Nothing is kept, so none can be read later.
 */
@Component
class DiscoveriesResource implements Resource<DiscoveriesResource.Made> {

    /** A discovery and the id it is answered under. */
    record Made(String id, Discovered.Found found) {}

    private static final Schema<Made> SCHEMA = Schema.of("discoveries", Made::id)
            .saying("The addresses that an OpenID Connect provider publishes, to be used for an identity provider.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(
                    Attribute.oneOf(
                                    "preset",
                                    Arrays.stream(Preset.values())
                                            .map(DiscoveriesResource::word)
                                            .toArray(String[]::new))
                            .optional()
                            .saying("A well-known kind of provider; then tenant says whose."),
                    made -> null)
            .with(
                    Attribute.text("tenant")
                            .optional()
                            .atMost(400)
                            .saying("okta: acme.okta.com; auth0: acme.eu.auth0.com; entra_id: the directory's id;"
                                    + " keycloak: sso.acme.example/realms/staff; google: none.")
                            .like("acme.okta.com"),
                    made -> null)
            .with(
                    Attribute.text("issuer")
                            .optional()
                            .atMost(2_000)
                            .saying("The provider's issuer, instead of a preset.")
                            .like("https://login.acme.example/"),
                    made -> made.found().issuer())
            .with(
                    Attribute.text("authorize_url").saying("Where staff are sent."),
                    made -> made.found().authorizeUrl())
            .with(
                    Attribute.text("token_url").saying("Where codes are exchanged."),
                    made -> made.found().tokenUrl())
            .with(
                    Attribute.text("jwks_url").saying("Where the keys are."),
                    made -> made.found().jwksUrl())
            .build();

    private final Discovery discovery;
    private final Ids ids;

    DiscoveriesResource(Discovery discovery, Ids ids) {
        this.discovery = discovery;
        this.ids = ids;
    }

    @Override
    public Schema<Made> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Made> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Made> create(Caller caller, Given given) {
        if (!caller.mayWriteIdentityProviders()) {
            return Outcome.refused(
                    new Refusal.Forbidden("Only the owner of an enterprise organization sets up identity providers."));
        }
        String issuer = given.text("issuer", null);
        String preset = given.text("preset", null);
        if ((issuer == null) == (preset == null)) {
            return refused("issuer", "must be given, or else a preset; not both", "invalid");
        }
        return issuer != null ? discovered(issuer) : ofPreset(preset, given.text("tenant", null));
    }

    private Outcome<Made> ofPreset(@Nullable String preset, @Nullable String tenant) {
        return Arrays.stream(Preset.values())
                .filter(known -> word(known).equals(preset))
                .findFirst()
                .flatMap(known -> known.issuerOf(tenant == null ? "" : tenant))
                .map(this::discovered)
                .orElseGet(() -> refused("tenant", "is not spelled as this preset needs it", "invalid"));
    }

    private Outcome<Made> discovered(String issuer) {
        return switch (discovery.of(issuer)) {
            case Discovered.Found found -> Outcome.done(new Made(ids.next(), found));
            case Discovered.NotFound(String sentence) -> refused("issuer", sentence, "not_discovered");
        };
    }

    private static Outcome<Made> refused(String attribute, String message, String error) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, error)));
    }

    private static String word(Preset preset) {
        return preset.name().toLowerCase(Locale.ROOT);
    }
}
