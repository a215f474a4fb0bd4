package io.rialto.server.externalservice;

import io.rialto.server.externalservice.Accounts.EmailCase;
import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.externalservice.Accounts.SameEmail;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.ExternalService.Saml;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The part of a service that nobody searches by, as JSON: of the protocols, the one that it speaks is there. No secret is in it. */
record ExternalServiceText(
        String summary,
        @Nullable Saml saml,
        @Nullable Oidc oidc,
        @Nullable Jwt jwt,
        @Nullable Hmac hmac,
        @Nullable Api api,
        @Nullable PublishedSaml published,
        Release release,
        @Nullable String allow,
        RelayState relayState,
        @Nullable SameEmail sameEmail,
        @Nullable EmailCase emailCase,
        @Nullable AccountApi accountApi,
        @Nullable EmailChange emailChange,
        @Nullable Provisioning provisioning) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String of(ExternalServiceDraft draft) {
        return JSON.writeValueAsString(new ExternalServiceText(
                draft.summary(),
                draft.protocol() instanceof Saml saml ? saml : null,
                draft.protocol() instanceof Oidc oidc ? oidc : null,
                draft.protocol() instanceof Jwt jwt ? jwt : null,
                draft.protocol() instanceof Hmac hmac ? hmac : null,
                draft.protocol() instanceof Api api ? api : null,
                draft.protocol() instanceof PublishedSaml published ? published : null,
                draft.release(),
                draft.allow(),
                draft.relayState(),
                draft.accounts().decided(),
                draft.accounts().emailCase(),
                draft.accounts().api(),
                draft.accounts().emailChange(),
                draft.provisioning()));
    }

    /** Absent when this release cannot read it, as what a later one wrote of a protocol that only that one speaks. */
    static Optional<ExternalServiceText> read(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, ExternalServiceText.class))
                    .filter(text -> text.spoken().isPresent());
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Protocol> spoken() {
        return Stream.<@Nullable Protocol>of(saml, published, oidc, jwt, hmac, api)
                .<Protocol>mapMulti((protocol, there) -> {
                    if (protocol != null) {
                        there.accept(protocol);
                    }
                })
                .findFirst();
    }

    private Accounts accounts() {
        return new Accounts(
                sameEmail,
                Objects.requireNonNullElse(emailCase, Accounts.USUAL.emailCase()),
                accountApi,
                Objects.requireNonNullElse(emailChange, Accounts.USUAL.emailChange()));
    }

    ExternalServiceDraft draft(String slug, String name, boolean active, Secrets secrets, @Nullable String preset) {
        return new ExternalServiceDraft(
                slug,
                name,
                summary,
                active,
                spoken().orElseThrow(),
                release,
                allow,
                relayState,
                accounts(),
                secrets,
                preset,
                provisioning);
    }
}
