package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.Scim;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.release.Expressions.Purpose;
import io.rialto.server.scim.Path;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a service's {@code provisioning}. */
final class ProvisioningReader {

    private static final Rule<When> WHEN = Rules.oneOf(
            Map.of("before_login", When.BEFORE_LOGIN, "after_login", When.AFTER_LOGIN, "never", When.NEVER));
    private static final Rule<Plan> PLAN =
            Rules.oneOf(Map.of("deactivate", Plan.DEACTIVATE, "delete", Plan.DELETE, "nothing", Plan.NOTHING));
    private static final Rule<Boolean> EXISTING = Rules.oneOf(Map.of("take_over", true, "refuse", false));
    private static final Rule<String> TEXT = Rules.text(1_024);

    /** What a service's accounts usually have, of what the service is told anyway. */
    private static final Map<String, String> USUAL = usual();

    private ProvisioningReader() {}

    record Read(Provisioning provisioning, Secret secret) {}

    private record Server(Scim scim, Secret secret) {}

    private record Hook(URI url, Secret secret) {}

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("userName", "customer.email");
        usual.put("name.givenName", "customer.first_name");
        usual.put("name.familyName", "customer.last_name");
        usual.put("emails[type eq \"work\"].value", "customer.email");
        return usual;
    }

    static Optional<Read> read(Value value, Release release) {
        Fields fields = value.fields();
        Optional<Value> scimBlock = fields.value("scim");
        Optional<Value> hookBlock = fields.value("webhook");
        if (scimBlock.isPresent() == hookBlock.isPresent()) {
            fields.refused("needs \"scim\" or \"webhook\", one of them");
        }
        Optional<Server> scim = scimBlock.flatMap(ProvisioningReader::scim);
        Optional<Hook> hook = hookBlock.flatMap(ProvisioningReader::hook);
        Optional<When> when = fields.optional("when", WHEN);
        if (hookBlock.isPresent() && when.filter(told -> told != When.NEVER).isPresent()) {
            fields.value("when").ifPresent(at -> at.refused("must be never with a webhook, which only tells who left"));
        }
        Map<String, String> attributes = attributes(fields, release);
        Optional<String> groups = fields.expression("groups", Purpose.ATTRIBUTE);
        Optional<Boolean> existing = fields.optional("existing", EXISTING);
        Optional<Plan> disabled = fields.optional("on_disabled", PLAN);
        if (disabled.filter(Plan.DELETE::equals).isPresent()) {
            fields.value("on_disabled")
                    .ifPresent(at -> at.refused("must be deactivate or nothing: whoever is disabled can come back"));
        }
        Optional<Plan> deleted = fields.optional("on_deleted", PLAN);
        Optional<Plan> erased = fields.optional("on_erased", PLAN);
        Optional<Plan> ended = fields.optional("on_ended", PLAN);
        return fields.made(() -> new Read(
                new Provisioning(
                        scim.map(Server::scim).orElse(null),
                        hook.map(Hook::url).map(URI::toString).orElse(null),
                        when.orElse(hook.isPresent() ? When.NEVER : When.AFTER_LOGIN),
                        scim.isPresent() ? attributes : Map.of(),
                        groups.orElse(null),
                        existing.orElse(false),
                        disabled.orElse(Plan.DEACTIVATE),
                        deleted.orElse(Plan.DELETE),
                        erased.orElse(Plan.DELETE),
                        ended.or(() -> deleted).orElse(Plan.DELETE)),
                scim.map(Server::secret).or(() -> hook.map(Hook::secret)).orElseThrow()));
    }

    private static Optional<Server> scim(Value value) {
        Fields fields = value.fields();
        Optional<URI> url = fields.needed("url", fields.reading().rules().address());
        if (url.filter(address -> address.getRawQuery() != null).isPresent()) {
            fields.value("url").ifPresent(at -> at.refused("must not have a query"));
        }
        Optional<Value> oauth = fields.value("oauth");
        Optional<Value> token = fields.value("token");
        if (oauth.isPresent() == token.isPresent()) {
            fields.refused("needs \"token\" or \"oauth\", one of them");
        }
        Optional<Secret> bearer = token.flatMap(SecretsReader::secret);
        Optional<Server> client = oauth.flatMap(block -> client(block, url));
        return fields.made(() -> client.orElseGet(
                () -> new Server(new Scim(url.orElseThrow().toString(), null, null, null), bearer.orElseThrow())));
    }

    private static Optional<Server> client(Value value, Optional<URI> url) {
        Fields fields = value.fields();
        Optional<URI> tokenUrl =
                fields.needed("token_url", fields.reading().rules().address());
        Optional<String> id = fields.needed("client_id", TEXT);
        Optional<Secret> secret = fields.needed("client_secret").flatMap(SecretsReader::secret);
        Optional<String> scope = fields.optional("scope", TEXT);
        return fields.made(() -> new Server(
                new Scim(
                        url.map(URI::toString).orElse(""),
                        tokenUrl.orElseThrow().toString(),
                        id.orElseThrow(),
                        scope.orElse(null)),
                secret.orElseThrow()));
    }

    private static Optional<Hook> hook(Value value) {
        Fields fields = value.fields();
        Optional<URI> url = fields.needed("url", fields.reading().rules().address());
        Optional<Secret> secret = fields.needed("secret").flatMap(SecretsReader::secret);
        return fields.made(() -> new Hook(url.orElseThrow(), secret.orElseThrow()));
    }

    private static Map<String, String> attributes(Fields fields, Release release) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Optional<Value> said = fields.value("attributes");
        if (said.isEmpty()) {
            USUAL.forEach((path, expression) -> {
                if (release.attributes().containsValue(expression)) {
                    attributes.put(path, expression);
                }
            });
            return attributes;
        }
        said.get().fields().free().forEach((path, expression) -> {
            if (expression.isNothing()) {
                return;
            }
            if (Path.of(path).isEmpty()) {
                expression.refused("is no SCIM path that can be written, as name.givenName or"
                        + " emails[type eq \"work\"].value");
            }
            expression.expression(Purpose.CLAIM).ifPresent(source -> attributes.put(path, source));
        });
        return attributes;
    }
}
