package io.rialto.server.key;

import io.rialto.server.externalservice.ExternalService;
import java.time.Instant;
import java.util.Map;

/**
 * Why something is not done with a key.
 *
 * @param code a word of its own for each reason, for programs
 * @param sentence goes on from what was wanted: {@code is published since … only}
 * @param details for programs: texts and instants
 */
public record Obstacle(String code, String sentence, Map<String, Object> details) {

    public Obstacle {
        details = Map.copyOf(details);
    }

    private static Obstacle of(String code, String sentence) {
        return new Obstacle(code, sentence, Map.of());
    }

    static Obstacle publishedTooRecently(Instant since, Instant possible) {
        return new Obstacle(
                "published_too_recently",
                "is published since " + since + " only; services that read metadata know the key by " + possible,
                Map.of("possible_at", possible));
    }

    static Obstacle notAdopted(ExternalService service) {
        return new Obstacle(
                "not_adopted",
                "would lock customers out of " + service.name() + " (" + service.slug()
                        + "), which may not trust the key yet: let it read the site's metadata from its own address, or confirm it",
                Map.of("service_id", service.id().value().toString(), "service", service.slug()));
    }

    static Obstacle wrongKind(ExternalService service, SiteKey key) {
        return new Obstacle(
                "wrong_kind",
                "would lock customers out of " + service.name() + " (" + service.slug()
                        + "), whose algorithm does not go with a " + key.kind().text()
                        + " key: give it another algorithm, or make a next key of another kind",
                Map.of("service_id", service.id().value().toString(), "service", service.slug()));
    }

    static Obstacle hasNext() {
        return of("has_next", "has a next key already: promote or retire that one first");
    }

    static Obstacle notNext(SiteKey.State state) {
        return of("not_next", "is for the next key of a site; this one is " + state.text());
    }

    static Obstacle notCurrent(SiteKey.State state) {
        return of("not_current", "is for the current key of a site; this one is " + state.text());
    }

    static Obstacle nothingBefore() {
        return of("nothing_before", "finds no key to go back to: none was current before, or its overlap is over");
    }

    static Obstacle inUse(SiteKey.State state) {
        return of("in_use", "is for a next or previous key; this one is " + state.text());
    }

    static Obstacle cannotSign() {
        return of(
                "cannot_sign",
                "finds that the key does not sign: its PKCS #11 token is not at hand, or does not have it; the log says more");
    }

    static Obstacle tokenSilent() {
        return of("token_silent", "finds that the PKCS #11 token makes no key; the log says why");
    }

    static Obstacle unknownService() {
        return of("unknown_service", "must be the id of one of the site's services that check signatures of its key");
    }

    static Obstacle noCanaryLaunch() {
        return of(
                "no_canary_launch", "needs a launch into the service with this key first: begin its canary, and enter");
    }
}
