package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that a launch goes by, flat and by name, so that two launches can be compared. Secrets are keyed hashes, and what is long,
 * as a certificate, is a hash: it is enough to see that something changed.
 */
@Component
class Inventory {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 200;
    private static final int HASH = 12;

    private final Pseudonyms pseudonyms;
    private final SigningKeys keys;

    Inventory(Pseudonyms pseudonyms, SigningKeys keys) {
        this.pseudonyms = pseudonyms;
        this.keys = keys;
    }

    Map<String, String> of(Site site, Optional<ExternalService> service) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("site.issuer", site.issuer());
        settings.put("site.environment", site.environment().name().toLowerCase(Locale.ROOT));
        settings.put("site.policy.impersonation", String.valueOf(site.policy().impersonation()));
        settings.put(
                "site.policy.unconfirmed_email", String.valueOf(site.policy().unconfirmedEmail()));
        put(settings, "store.base_url", site.store().baseUrl());
        put(settings, "store.launch_url", site.store().launchUrl());
        put(settings, "store.website", site.store().website());
        put(settings, "store.shared_customers", site.store().sharedCustomers());
        settings.put(
                "store.ticket_keys",
                site.store().ticketKeys().stream()
                        .map(key -> hash(
                                site.id(),
                                Base64.getEncoder().encodeToString(key.secret().getEncoded())))
                        .collect(Collectors.joining(" ")));
        service.ifPresent(its -> add(settings, site, its));
        return settings;
    }

    private void add(Map<String, String> settings, Site site, ExternalService service) {
        settings.put("availability", service.availability().name().toLowerCase(Locale.ROOT));
        flatten(service.protocol().getClass().getSimpleName().toLowerCase(Locale.ROOT), service.protocol(), settings);
        flatten("attributes", service.release().attributes(), settings);
        flatten("required", service.release().required(), settings);
        flatten("sensitive", service.release().sensitive(), settings);
        put(settings, "allow", service.allow());
        flatten("relay_state", service.relayState(), settings);
        flatten("accounts", service.accounts(), settings);
        flatten("provisioning", service.provisioning(), settings);
        service.secrets()
                .signing()
                .map(Secret::text)
                .ifPresent(secret -> settings.put("secret", hash(site.id(), secret)));
        if (service.protocol().trustsTheSitesKey()) {
            settings.put("signing_key", fingerprint(site, service));
        }
    }

    private String fingerprint(Site site, ExternalService service) {
        try {
            return digest(keys.certificate(site.id(), service.id()).getEncoded());
        } catch (CertificateEncodingException | IllegalStateException none) {
            return "none";
        }
    }

    private String hash(SiteId site, String secret) {
        return "secret " + pseudonyms.of(site, "trace", secret).substring(0, HASH);
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, text(value.toString()));
        }
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> settings) {
        JsonNode tree = JSON.valueToTree(value);
        if (tree.isObject()) {
            tree.properties()
                    .forEach(member -> flatten(name + "." + snake(member.getKey()), member.getValue(), settings));
        } else if (tree.isArray()) {
            settings.put(
                    name,
                    text(tree.valueStream()
                            .map(item -> item.isValueNode() ? item.asString() : item.toString())
                            .collect(Collectors.joining(" "))));
        } else if (!tree.isNull()) {
            settings.put(name, text(tree.asString()));
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String text(String value) {
        return value.length() <= LONGEST ? value : digest(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha-256 " + HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
