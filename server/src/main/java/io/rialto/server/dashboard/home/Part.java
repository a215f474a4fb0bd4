package io.rialto.server.dashboard.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a site or of one of its services.
 *
 * @param slug of the service; empty: of a site
 * @param page where it is, below the organization's path
 * @param why its launches failed, the most frequent cause; absent: none did, or it is a site
 */
record Part(
        String id,
        String name,
        String site,
        String slug,
        String page,
        long entered,
        long accounts,
        long avoided,
        long failures,
        @Nullable String why) {

    static Part site(Map<?, ?> one) {
        return of(one, "", "sites/" + Numbers.text(one, "site"), null);
    }

    static Part service(Map<?, ?> one) {
        String why = one.get("causes") instanceof Map<?, ?> causes ? most(causes) : null;
        return of(one, Numbers.text(one, "service"), "services/" + Numbers.text(one, "id"), why);
    }

    private static Part of(Map<?, ?> one, String slug, String page, @Nullable String why) {
        return new Part(
                Numbers.text(one, "id"),
                Numbers.text(one, "name"),
                Numbers.text(one, "site"),
                slug,
                page,
                Numbers.number(one, "entered"),
                Numbers.number(one, "accounts_created"),
                Numbers.number(one, "prompts_avoided"),
                Numbers.number(one, "failures"),
                why);
    }

    private static @Nullable String most(Map<?, ?> causes) {
        List<Map.Entry<?, ?>> most = Numbers.entries(causes).stream()
                .sorted(Comparator.comparingLong((Map.Entry<?, ?> one) -> -Numbers.number(one.getValue()))
                        .thenComparing(one -> String.valueOf(one.getKey())))
                .toList();
        return most.isEmpty()
                ? null
                : CauseWords.of(String.valueOf(most.getFirst().getKey()))
                        + (most.size() == 1 ? "" : ", and " + (most.size() - 1) + " more");
    }
}
