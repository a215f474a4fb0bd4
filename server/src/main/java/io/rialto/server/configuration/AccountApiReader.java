package io.rialto.server.configuration;

import io.rialto.server.configuration.Rule.Verdict;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.AccountApi.Find;
import io.rialto.server.externalservice.AccountApi.Form;
import io.rialto.server.externalservice.AccountApi.Make;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.release.Expressions.Purpose;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads a service's {@code account_api}. */
final class AccountApiReader {

    private static final Rule<Form> FORM = Rules.oneOf(Map.of("json", Form.JSON, "list", Form.LIST, "data", Form.DATA));
    private static final Rule<String> POINTER = text -> text.matches("(/[A-Za-z0-9_~.-]{1,64}){1,8}")
            ? Rule.good(text)
            : Rule.bad("must be a JSON Pointer, as /data/0/id");
    private static final Rule<String> PARAMETER = text -> text.matches("[A-Za-z0-9_.:-]{1,64}")
            ? Rule.good(text)
            : Rule.bad("must be a name of 1 to 64 of A-Z, a-z, 0-9 and _ . : -");
    private static final Rule<String> HEADER =
            text -> text.matches("[A-Za-z0-9-]{1,60}") ? Rule.good(text) : Rule.bad("must be the name of a header");
    private static final Rule<String> CONTENT =
            Rules.text(1_000).unless(text -> !text.matches("[\\x20-\\x7e]*"), "must be visible ASCII");

    private AccountApiReader() {}

    /** Nothing when the service has none, or one with problems. Its secret is read apart, so that it never stands beside the rest. */
    static Optional<AccountApi> read(Fields service, Optional<Protocol> protocol) {
        boolean leads = protocol.filter(Api.class::isInstance).isPresent();
        Optional<Value> block = leads ? service.needed("account_api") : service.value("account_api");
        return block.flatMap(value -> read(value.fields(), leads));
    }

    /** What the API is shown; nothing where the protocol's own secret is. */
    static Optional<Secret> secret(Fields service) {
        return service.value("account_api")
                .filter(value -> value.node() instanceof MappingNode)
                .flatMap(value -> SecretsReader.one(value.fields(), "secret"));
    }

    private static Optional<AccountApi> read(Fields fields, boolean leads) {
        fields.value("secret").filter(secret -> leads).ifPresent(secret -> secret.refused("belongs under api"));
        Optional<String> known = fields.expression("known", Purpose.NAME_ID);
        Map<String, String> headers = named(fields, "headers", HEADER, item -> item.read(CONTENT));
        Optional<Find> find = fields.value("find").flatMap(value -> find(value.fields()));
        Optional<Make> make = fields.needed("make").flatMap(value -> make(value.fields()));
        Optional<String> attribute = leads ? Optional.empty() : fields.needed("attribute", DeliveryReader.NAME);
        return fields.made(() -> new AccountApi(
                known.orElse(null), headers, find.orElse(null), make.orElseThrow(), attribute.orElse(null)));
    }

    private static Optional<Find> find(Fields fields) {
        Optional<URI> url = fields.needed("url", fields.reading().rules().address());
        Map<String, String> parameters =
                named(fields, "parameters", PARAMETER, item -> item.expression(Purpose.NAME_ID));
        Optional<String> answer = fields.needed("answer", POINTER);
        Optional<String> confirm = fields.optional("confirm", POINTER);
        return fields.made(() -> new Find(url.orElseThrow(), parameters, answer.orElseThrow(), confirm.orElse(null)));
    }

    private static Optional<Make> make(Fields fields) {
        Optional<URI> url = fields.needed("url", fields.reading().rules().address());
        Optional<Form> form = fields.optional("form", FORM);
        Release told = ReleaseReader.read(fields, Purpose.CLAIM);
        Optional<String> answer = fields.needed("answer", POINTER);
        Optional<String> target = fields.optional("target", DeliveryReader.NAME);
        return fields.made(() ->
                new Make(url.orElseThrow(), form.orElse(Form.JSON), told, answer.orElseThrow(), target.orElse(null)));
    }

    private interface Member {
        Optional<String> read(Value value);
    }

    private static Map<String, String> named(Fields fields, String key, Rule<String> name, Member member) {
        Map<String, String> members = new LinkedHashMap<>();
        fields.value(key)
                .ifPresent(value -> value.fields().free().forEach((text, item) -> {
                    if (name.read(text) instanceof Verdict.Bad<String>(String problem)) {
                        item.refused("as a name " + problem);
                    }
                    member.read(item).ifPresent(good -> members.put(text, good));
                }));
        return members;
    }
}
