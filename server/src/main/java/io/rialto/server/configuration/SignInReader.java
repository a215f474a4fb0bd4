package io.rialto.server.configuration;

import java.util.List;
import java.util.Optional;

/** Checks the shape of what belongs to the dashboard's sign-in, so that a file for a later release is right already. */
final class SignInReader {

    private static final List<String> PROVIDER_TEXTS = List.of(
            "domains",
            "client_id",
            "client_secret",
            "issuer",
            "token_url",
            "authorize_url",
            "jwks_url",
            "organization",
            "reference",
            "reference_origin",
            "_disable",
            "_enable");

    private final Notices notices;

    SignInReader(Notices notices) {
        this.notices = notices;
    }

    void check(Fields organization) {
        check(organization, "identity_providers", SignInReader::provider);
    }

    private void check(Fields organization, String key, java.util.function.Function<Value, Optional<String>> shape) {
        if (!organization.list(key, shape).isEmpty()) {
            notices.unused(key);
        }
    }

    private static Optional<String> provider(Value value) {
        Fields fields = value.fields();
        fields.needed("name", Rules.TEXT);
        PROVIDER_TEXTS.forEach(key -> fields.optional(key, Rules.text(2_000)));
        fields.value("metadata").ifPresent(metadata -> metadata.fields().free());
        return fields.made(() -> "");
    }
}
