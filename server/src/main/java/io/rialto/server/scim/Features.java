package io.rialto.server.scim;

import java.util.Map;

/**
 * What a service can do (RFC 7643 §5).
 *
 * @param most accounts in one answer
 * @param bulk operations in one request; 0: it takes none
 */
record Features(boolean patch, boolean filter, int most, boolean etag, int bulk) {

    private static final int PAGE = 100;
    private static final int MOST_AT_ONCE = 100;

    /** Of a service that does not say. What it cannot do after all shows when it is asked to. */
    static final Features USUAL = new Features(true, true, PAGE, false, 0);

    static Features of(Map<String, Object> config) {
        return new Features(
                supports(config, "patch"),
                supports(config, "filter"),
                bounded(config, "filter", "maxResults", PAGE),
                supports(config, "etag"),
                supports(config, "bulk") ? bounded(config, "bulk", "maxOperations", MOST_AT_ONCE) : 0);
    }

    private static boolean supports(Map<String, Object> config, String feature) {
        return Members.of(config, feature)
                .flatMap(said -> Members.of(Members.object(said), "supported"))
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    private static int bounded(Map<String, Object> config, String feature, String name, int most) {
        return Members.of(config, feature)
                .flatMap(said -> Members.of(Members.object(said), name))
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .filter(number -> number > 0 && number < most)
                .map(Long::intValue)
                .orElse(most);
    }
}
