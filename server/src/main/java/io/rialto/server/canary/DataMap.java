package io.rialto.server.canary;

import io.rialto.server.externalservice.ExternalService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each service is told, as it was when a run began.
 *
 * @param services the expression by the name at the service, by the service's slug
 */
record DataMap(Map<String, Map<String, String>> services) {

    static DataMap of(List<ExternalService> services) {
        Map<String, Map<String, String>> map = new TreeMap<>();
        services.forEach(service ->
                map.put(service.slug(), new TreeMap<>(service.release().attributes())));
        return new DataMap(map);
    }

    /** SHA-256 over its lines in UTF-8: service, tabulator, name, tabulator, expression, line feed, in the order of their code points. */
    String hash() {
        StringBuilder lines = new StringBuilder();
        services.forEach((service, attributes) -> attributes.forEach((name, expression) -> lines.append(service)
                .append('\t')
                .append(name)
                .append('\t')
                .append(expression)
                .append('\n')));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
