package io.rialto.server.configuration;

import io.rialto.saml.Signed;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.release.Expressions.Purpose;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Reads a service's {@code saml}. */
final class SamlReader {

    private static final Rule<NameIdKind> NAME_ID = Rules.oneOf(Map.of(
            "persistent", NameIdKind.PERSISTENT,
            "email", NameIdKind.EMAIL,
            "customer_id", NameIdKind.CUSTOMER_ID,
            "transient", NameIdKind.TRANSIENT));
    private static final Rule<Signed> SIGN =
            Rules.oneOf(Map.of("assertion", Signed.ASSERTION, "response", Signed.RESPONSE, "both", Signed.BOTH));
    private static final Rule<String> ENTITY_ID = Rules.text(1_024) // SAML Core §8.3.6
            .unless(text -> text.chars().anyMatch(Character::isWhitespace), "must not hold spaces");

    private SamlReader() {}

    static Optional<Protocol> read(Value value) {
        Fields fields = value.fields();
        Rules rules = fields.reading().rules();
        Optional<String> entityId = fields.needed("entity_id", ENTITY_ID);
        Optional<URI> acs = fields.needed("acs", rules.address());
        Optional<NameIdKind> nameId = fields.optional("name_id", NAME_ID);
        Optional<String> nameIdValue = fields.expression("name_id_value", Purpose.NAME_ID);
        Optional<Signed> sign = fields.optional("sign", SIGN);
        fields.value("encrypt")
                .ifPresent(encrypt -> encrypt.flag()
                        .filter(wanted -> wanted)
                        .ifPresent(wanted ->
                                encrypt.refused("is not offered by this release: leave it out, or set it to false")));
        return fields.made(() -> new Saml(
                entityId.orElseThrow(),
                acs.orElseThrow(),
                nameId.orElse(NameIdKind.PERSISTENT),
                nameIdValue.orElse(null),
                sign.orElse(Signed.ASSERTION)));
    }
}
