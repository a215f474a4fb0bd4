package io.rialto.server.api;

import static io.rialto.server.jsonapi.Attribute.instant;
import static io.rialto.server.jsonapi.Attribute.oneOf;
import static io.rialto.server.jsonapi.Attribute.text;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.search.Type;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the API says of an identity provider. */
final class ProviderSchema {

    static final String DISABLE = "_disable";
    static final String ENABLE = "_enable";
    static final String VERIFY = "_verify";

    /** What is shown in a secret's place, to everybody. */
    private static final String MASK = "********";

    static final Schema<IdentityProvider> SCHEMA = connection(identity(
                    Schema.of("identity_providers", provider -> provider.id().value())))
            .with(
                    oneOf("status", "pending", "verified", "error")
                            .searched()
                            .saying("Whether all domains carry txt_record: only then does anybody sign in by it."),
                    provider -> provider.status().name().toLowerCase(Locale.ROOT))
            .with(
                    text("txt_record")
                            .searched()
                            .saying("What every domain must carry as a DNS TXT record; the names are in"
                                    + " meta.record_names."),
                    IdentityProvider::txtRecord)
            .with(
                    instant("disabled_at").orNull().searched().saying("Since when nobody signs in by it."),
                    IdentityProvider::disabledAt)
            .noted(IdentityProvider::notes, IdentityProvider::createdAt, IdentityProvider::updatedAt)
            .trigger(DISABLE, "Nobody signs in by it until it is enabled again.")
            .trigger(ENABLE, "Takes that back; nothing needs to be proved again.")
            .trigger(VERIFY, "Looks at the domains now.")
            .toOne("user", "users", provider -> Optional.of(provider.madeBy().value()))
            .filter(Makers.EMAIL, Type.TEXT)
            .build();

    private ProviderSchema() {}

    private static Schema.Builder<IdentityProvider> identity(Schema.Builder<IdentityProvider> schema) {
        return schema.saying("A company's own OpenID Connect provider, by which its staff sign in to the dashboard.")
                .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE, Operation.DELETE)
                .sparingChanges(given -> given.only(DISABLE, VERIFY))
                .with(
                        text("name")
                                .required()
                                .searched()
                                .atMost(100)
                                .saying("What one types to sign in by it; unique on this server, whatever its letter"
                                        + " case.")
                                .like("Acme Okta"),
                        IdentityProvider::name)
                .with(
                        text("client_id")
                                .required()
                                .searched()
                                .saying("What the provider calls Rialto.")
                                .like("a6CDk5v1ZV99GrtOcfYVEZRnDDt"),
                        IdentityProvider::clientId)
                .with(text("client_secret").required().atMost(1_000).saying("Written, never shown."), provider -> MASK)
                .with(
                        text("issuer")
                                .required()
                                .searched()
                                .atMost(500)
                                .saying("What its ID tokens name as iss, letter by letter.")
                                .like("https://acme.okta.com"),
                        IdentityProvider::issuer)
                .with(
                        text("domains")
                                .required()
                                .searched()
                                .atMost(6_000)
                                .saying("The e-mail domains it speaks for, by commas.")
                                .like("acme.com,acme.co.uk"),
                        provider ->
                                provider.domains().stream().map(Domain::name).collect(Collectors.joining(",")));
    }

    private static Schema.Builder<IdentityProvider> connection(Schema.Builder<IdentityProvider> schema) {
        return schema.with(
                        text("token_url")
                                .required()
                                .searched()
                                .atMost(2_000)
                                .saying("Where codes are exchanged: https."),
                        provider -> provider.tokenUrl().toString())
                .with(
                        text("authorize_url")
                                .required()
                                .searched()
                                .atMost(2_000)
                                .saying("Where staff are sent: https."),
                        provider -> provider.authorizeUrl().toString())
                .with(
                        text("jwks_url").required().searched().atMost(2_000).saying("Where its keys are: https."),
                        provider -> provider.jwksUrl().toString())
                .with(
                        text("organization")
                                .optional()
                                .searched()
                                .atMost(200)
                                .saying("Sent as organization with the authorization request, for Auth0.")
                                .like("org_76gsfs5gd"),
                        IdentityProvider::organizationParameter);
    }
}
