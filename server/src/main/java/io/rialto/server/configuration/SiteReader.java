package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.Origin;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.site.Brand;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.Site.Policy;
import io.rialto.server.site.SiteDraft;
import io.rialto.server.site.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the items of {@code sites}. */
final class SiteReader {

    private static final Rule<Environment> ENVIRONMENT = Rules.oneOf(Map.of(
            "production", Environment.PRODUCTION,
            "staging", Environment.STAGING,
            "development", Environment.DEVELOPMENT));
    private static final Rule<KeyKind> KEY =
            Rules.oneOf(Arrays.stream(KeyKind.values()).collect(Collectors.toMap(KeyKind::text, kind -> kind)));
    private static final Rule<Boolean> PERMISSION = Rules.oneOf(Map.of("refuse", false, "allow", true));

    /** Members that are no part of a site's definition: the API keeps them beside it. */
    static final Set<String> ATTRIBUTES = Set.of("slug", "name", "environment", "active", "key", "services");

    private final Slugs slugs = new Slugs("over all organizations");
    private final ShopAddresses shops = new ShopAddresses();

    Optional<SitePart> read(Value value) {
        Fields fields = value.fields();
        Optional<String> slug = slugs.of(fields);
        Optional<String> name = fields.needed("name", Rules.TEXT);
        Optional<Value> where = fields.needed("environment");
        Optional<Environment> environment = where.flatMap(SiteReader::environment);
        boolean active = fields.flag("active", true);
        Optional<KeyKind> key = fields.optional("key", KEY);
        Optional<Store> store = fields.needed("store").flatMap(StoreReader::read);
        Optional<URI> shop = store.flatMap(its -> Optional.ofNullable(its.baseUrl()));
        environment.ifPresent(its -> shop.ifPresent(address -> shops.claim(fields, address, its)));
        Brand brand = fields.value("brand")
                .flatMap(part -> brand(part, name.orElse("")))
                .orElse(new Brand(name.orElse(""), null, null));
        Policy policy = fields.value("policy").flatMap(SiteReader::policy).orElse(Policy.STRICT);
        ServiceReader reader = new ServiceReader(slug.orElse("?"), key.orElse(KeyKind.RSA_2048));
        List<Origin> origins = new ArrayList<>();
        List<ExternalServiceDraft> services = fields.list("services", item -> {
            Optional<ExternalServiceDraft> service = reader.read(item);
            origins.add(new Origin(item.place(), JsonText.definition(item, ServiceReader.ATTRIBUTES)));
            return service;
        });
        return fields.made(() -> new SitePart(
                new Origin(value.place(), JsonText.definition(value, ATTRIBUTES)),
                where.orElseThrow().place(),
                new SiteDraft(
                        slug.orElseThrow(),
                        name.orElseThrow(),
                        environment.orElseThrow(),
                        active,
                        store.orElseThrow(),
                        brand,
                        policy,
                        key.orElse(KeyKind.RSA_2048)),
                List.copyOf(services),
                List.copyOf(origins)));
    }

    // What production signs is worth something: it is not sent over lines that anybody reads.
    private static Optional<Environment> environment(Value value) {
        Optional<Environment> environment = value.read(ENVIRONMENT);
        Rules rules = value.reading().rules();
        if (environment.equals(Optional.of(Environment.PRODUCTION)) && rules.isForTryOuts()) {
            value.reading().notices().productionInATryOut(value.place());
        } else if (environment.equals(Optional.of(Environment.PRODUCTION)) && !rules.isSecure()) {
            return value.refused("is production, but RIALTO_PUBLIC_URL does not begin with https");
        }
        return environment;
    }

    private static Optional<Brand> brand(Value value, String usual) {
        Fields fields = value.fields();
        Optional<String> name = fields.optional("name", Rules.TEXT);
        Optional<String> color = fields.optional("color", Rules.COLOR);
        Optional<URI> support =
                fields.optional("support_url", fields.reading().rules().address());
        return fields.made(() -> new Brand(name.orElse(usual), color.orElse(null), support.orElse(null)));
    }

    private static Optional<Policy> policy(Value value) {
        Fields fields = value.fields();
        Optional<Boolean> impersonation = fields.optional("impersonation", PERMISSION);
        Optional<Boolean> unconfirmed = fields.optional("unconfirmed_email", PERMISSION);
        return fields.made(() -> new Policy(impersonation.orElse(false), unconfirmed.orElse(false)));
    }
}
