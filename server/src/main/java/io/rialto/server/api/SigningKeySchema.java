package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.key.SiteKey;
import io.rialto.server.key.SiteKey.State;
import io.rialto.server.search.Type;
import io.rialto.server.site.Site.KeyKind;
import java.util.Arrays;
import java.util.Optional;

/** How signing keys are described. */
final class SigningKeySchema {

    private SigningKeySchema() {}

    static Schema<SiteKey> described(Adoptions adoptions) {
        Schema.Builder<SiteKey> schema = Schema.of(
                        "signing_keys", (SiteKey key) -> key.id().value().toString())
                .saying("What a site signs with. One made here is the site's next key: published at once, and signed"
                        + " with once it is promoted.")
                .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
                .sparing(Operation.CREATE, Operation.UPDATE)
                .with(
                        Attribute.oneOf("state", texts(State.values(), State::text))
                                .searched()
                                .saying("Next, current and previous ones are published."),
                        key -> key.state().text())
                .with(
                        Attribute.oneOf("kind", texts(KeyKind.values(), KeyKind::text))
                                .writable()
                                .onlyAtItsCreation()
                                .searched()
                                .saying("As the current one, unless it is given."),
                        key -> key.kind().text())
                .with(Attribute.flag("in_token").saying("Its private half is in a PKCS #11 token."), SiteKey::inToken);
        return SigningKeyOrders.described(adopted(life(trust(schema)), adoptions))
                .toOneGiven(
                        "site",
                        "sites",
                        true,
                        key -> Optional.of(key.site().value().toString()))
                .toMany(
                        "versions",
                        "versions",
                        key -> VersionsResource.of(
                                "signing_keys", key.id().value().toString()))
                .filter("site_id", Type.TEXT)
                .build();
    }

    private static <T> String[] texts(T[] values, java.util.function.Function<T, String> text) {
        return Arrays.stream(values).map(text).toArray(String[]::new);
    }

    private static Schema.Builder<SiteKey> trust(Schema.Builder<SiteKey> schema) {
        return schema.with(Attribute.text("certificate").saying("PEM."), key -> Certificates.pem(key.certificate()))
                .with(
                        Attribute.text("fingerprint_sha1").saying("Of the certificate."),
                        key -> Certificates.fingerprint("SHA-1", key.certificate()))
                .with(
                        Attribute.text("fingerprint_sha256").saying("Of the certificate."),
                        key -> Certificates.fingerprint("SHA-256", key.certificate()));
    }

    private static Schema.Builder<SiteKey> life(Schema.Builder<SiteKey> schema) {
        return schema.with(
                        Attribute.instant("expires_at").searched().saying("When its certificate ends."),
                        key -> key.life().expiresAt())
                .with(
                        Attribute.instant("promote_at")
                                .optional()
                                .searched()
                                .saying("When the next key is promoted by itself, if nothing is against it then."),
                        key -> key.life().promoteAt())
                .with(
                        Attribute.instant("promoted_at")
                                .orNull()
                                .searched()
                                .saying("Since when it signs, or when it began to."),
                        key -> key.life().promotedAt())
                .with(
                        Attribute.instant("superseded_at").orNull().searched().saying("When another took its place."),
                        key -> key.life().supersededAt())
                .with(
                        Attribute.instant("retired_at").orNull().searched(),
                        key -> key.life().retiredAt())
                .with(
                        Attribute.instant("created_at").searched().saying("Since when it is published."),
                        key -> key.life().createdAt());
    }

    private static Schema.Builder<SiteKey> adopted(Schema.Builder<SiteKey> schema, Adoptions adoptions) {
        return schema.with(
                Attribute.object("adoption")
                        .saying("By service id, how far each service is with the key: state is unknown,"
                                + " metadata_fetched, confirmed or canary_passed. Of a service that looks_keys_up"
                                + " nobody can know: it reads the key set without saying who it is, whenever it"
                                + " meets an unknown key."),
                adoptions::of);
    }
}
