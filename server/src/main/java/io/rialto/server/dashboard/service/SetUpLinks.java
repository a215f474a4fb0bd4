package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Desk.Related;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads and orders a service's set-up links at the API. */
@Component
class SetUpLinks {

    private static final String TYPE = "setup_links";

    private final Desk desk;

    SetUpLinks(Desk desk) {
        this.desk = desk;
    }

    /** The latest first. */
    List<SetUpLinkCard> of(Visit visit, Thing service) {
        Map<String, String> wanted =
                Map.of("filter[q][service_id_eq]", service.id(), "sort", "-created_at", "page[size]", "25");
        return desk.list(visit.caller(), TYPE, wanted).things().stream()
                .flatMap(link -> read(visit, link.id()))
                .map(link -> SetUpLinkCard.of(link, service))
                .toList();
    }

    Reply made(Visit visit, Thing service) {
        return desk.create(visit.caller(), TYPE, Map.of(), Map.of("service", new Related("services", service.id())));
    }

    /** @param order accept, refuse or revoke */
    Reply ordered(Visit visit, Thing service, String link, String order, String tag) {
        if (of(visit, service).stream().noneMatch(one -> one.id().equals(link))
                || !List.of("accept", "refuse", "revoke").contains(order)) {
            throw DashboardPages.notThere();
        }
        return desk.update(
                visit.caller(),
                TYPE,
                link,
                Map.of("_" + order, true),
                Optional.of(tag).filter(given -> !given.isEmpty() && !order.equals("revoke")));
    }

    private Stream<Reply.Done> read(Visit visit, String id) {
        return desk.ask(visit.caller(), TYPE + "/" + id, Map.of()) instanceof Reply.Done done
                ? Stream.of(done)
                : Stream.empty();
    }
}
