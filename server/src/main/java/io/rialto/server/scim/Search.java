package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for resources of one type: by a filter where the service has them, else page by page. */
final class Search {

    private static final int MOST_PAGES = 100;
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    private final Conversation conversation;
    private final Features features;
    private final String type;

    Search(Conversation conversation, Features features, String type) {
        this.conversation = conversation;
        this.features = features;
        this.type = type;
    }

    /** What was found, or why nothing could be. */
    sealed interface Found {

        record These(List<Resource> resources, int status) implements Found {}

        record Failed(Outcome outcome) implements Found {}
    }

    /** @param matches checked for each: some services do not know a filter, and give everything */
    Found all(Filter filter, Predicate<Resource> matches) {
        Found found = features.filter() ? pages(Optional.of(filter), false, matches) : unfiltered(matches);
        return refusesFilter(found) ? unfiltered(matches) : found;
    }

    /** As {@link #all}, for a filter that names a person: not in an address, where the service allows it (RFC 7644 §3.4.3). */
    Found allDiscreetly(Filter filter, Predicate<Resource> matches) {
        if (!features.filter()) {
            return unfiltered(matches);
        }
        Found found = pages(Optional.of(filter), true, matches);
        boolean unknown = found instanceof Found.Failed(Outcome.Refused(Reason reason, int status))
                && (reason == Reason.NOT_FOUND || reason == Reason.UNSUPPORTED || status == 400);
        return unknown ? all(filter, matches) : found;
    }

    private static boolean refusesFilter(Found found) {
        return found instanceof Found.Failed(Outcome.Refused(Reason reason, int status))
                && (status == 400 || reason == Reason.UNSUPPORTED);
    }

    private Found unfiltered(Predicate<Resource> matches) {
        return pages(Optional.empty(), false, matches);
    }

    private Found pages(Optional<Filter> filter, boolean discreetly, Predicate<Resource> matches) {
        List<Resource> found = new ArrayList<>();
        long start = 1; // RFC 7644 §3.4.2.4: the first is 1
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = conversation.ask(discreetly ? posted(filter, start) : gotten(filter, start));
            if (!(reply instanceof Reply.Good good)) {
                return new Found.Failed(outcome(reply));
            }
            Optional<Page> read = Page.of(good.members());
            if (read.isEmpty()) {
                return new Found.Failed(new Outcome.Later(Reason.UNREADABLE, good.status(), Optional.empty()));
            }
            read.get().resources().stream().filter(matches).forEach(found::add);
            start += read.get().size();
            if (read.get().size() == 0 || start > read.get().total()) {
                return new Found.These(found, good.status());
            }
        }
        return new Found.Failed(new Outcome.Refused(Reason.TOO_MANY, 200));
    }

    private Request gotten(Optional<Filter> filter, long start) {
        Map<String, String> query = new LinkedHashMap<>();
        filter.ifPresent(known -> query.put("filter", known.text()));
        query.put("startIndex", Long.toString(start));
        query.put("count", Integer.toString(features.most()));
        return Request.get(type, query);
    }

    private Request posted(Optional<Filter> filter, long start) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(SCHEMA));
        filter.ifPresent(known -> body.put("filter", known.text()));
        body.put("startIndex", start);
        body.put("count", features.most());
        return Request.of(Method.POST, type + "/.search", body);
    }

    static Outcome outcome(Reply reply) {
        return switch (reply) {
            case Reply.Objected objected -> objected.outcome();
            case Reply.Nothing nothing -> nothing.outcome();
            case Reply.Good good -> new Outcome.Later(Reason.UNREADABLE, good.status(), Optional.empty());
        };
    }

    /** One answer of a list (RFC 7644 §3.4.2). */
    private record Page(List<Resource> resources, long total, int size) {

        static Optional<Page> of(Map<String, Object> members) {
            List<?> listed =
                    Members.of(members, "Resources").orElse(List.of()) instanceof List<?> list ? list : List.of();
            return Members.of(members, "totalResults")
                    .filter(Long.class::isInstance)
                    .map(total -> new Page(
                            listed.stream()
                                    .map(one -> Resource.of(Members.object(one), Optional.empty()))
                                    .flatMap(Optional::stream)
                                    .toList(),
                            (Long) total,
                            listed.size()));
        }
    }
}
