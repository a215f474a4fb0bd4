package io.rialto.server.statistics;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The numbers of an organization over a period.
 *
 * @param failures launches that did not lead in, by cause: a refusal's code, {@code failed}, or {@code returned}
 */
public record Report(
        Period period,
        Instant from,
        Instant until,
        Numbers total,
        List<Bucket> buckets,
        List<Place> places,
        List<Part> parts,
        Map<String, Long> failures) {

    public Report {
        buckets = List.copyOf(buckets);
        places = List.copyOf(places);
        parts = List.copyOf(parts);
        failures = Map.copyOf(failures);
    }

    /**
     * What is counted.
     *
     * @param entered launches that led in
     * @param accounts customers who entered a service for the first time: as a rule the account was made then
     * @param failed launches that did not lead in
     */
    public record Numbers(long entered, long accounts, long failed) {

        static final Numbers NONE = new Numbers(0, 0, 0);

        /** All ways that were begun and came to an end. */
        public long launches() {
            return entered + failed;
        }

        /** Forms that nobody filled in: a login for each entrance, and a registration for each new account. */
        public long promptsAvoided() {
            return entered + accounts;
        }

        Numbers plus(Numbers more) {
            return new Numbers(entered + more.entered, accounts + more.accounts, failed + more.failed);
        }
    }

    /** @param at when it begins */
    public record Bucket(Instant at, Numbers numbers) {}

    /** One site: with launches that named no service. */
    public record Place(Site site, Numbers numbers) {}

    /**
     * One service of one site.
     *
     * @param failures its own, as the report's
     */
    public record Part(Site site, ExternalService service, Numbers numbers, Map<String, Long> failures) {

        public Part {
            failures = Map.copyOf(failures);
        }
    }
}
