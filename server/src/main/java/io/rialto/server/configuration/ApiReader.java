package io.rialto.server.configuration;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.release.Expressions.Purpose;
import java.net.URI;
import java.util.Optional;

/** Reads a service's {@code api}. */
final class ApiReader {

    private ApiReader() {}

    static Optional<Spoken> read(Value value) {
        Fields fields = value.fields();
        Optional<URI> home = fields.needed("home", fields.reading().rules().address());
        Optional<NameIdKind> nameId = fields.optional("name_id", NameIds.RULE);
        Optional<String> nameIdValue = fields.expression("name_id_value", Purpose.NAME_ID);
        Optional<String> target = fields.optional("login_target", DeliveryReader.NAME);
        fields.needed("secret");
        Secrets secrets = SecretsReader.read(fields, "secret");
        return fields.made(() -> new Spoken(
                new Api(
                        home.orElseThrow(),
                        nameId.orElse(NameIdKind.PERSISTENT),
                        nameIdValue.orElse(null),
                        target.orElse(null)),
                secrets));
    }
}
