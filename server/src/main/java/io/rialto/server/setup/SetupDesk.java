package io.rialto.server.setup;

import io.rialto.server.configuration.Flaw;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.json.StrictJson;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What whoever has a set-up link may do: read what to type on the service's side, and propose. They have no account; the token is all
 * they have. Safe for use by many threads.
 */
@Component
public class SetupDesk {

    private static final int LONGEST = 60_000;

    private final SetupLinks links;
    private final Proposals proposals;
    private final Sites sites;
    private final ExternalServices services;
    private final RateLimit byClient;

    SetupDesk(SetupLinks links, Proposals proposals, Sites sites, ExternalServices services, Clock clock) {
        this.links = links;
        this.proposals = proposals;
        this.sites = sites;
        this.services = services;
        this.byClient =
                new RateLimit(clock, new Window(30, Duration.ofMinutes(1)), new Window(300, Duration.ofHours(1)));
    }

    /** What came of following a link. */
    public sealed interface Visit {

        /** @param members the names of what may be given, of the block of the service's protocol */
        record Open(SetupLink link, Site site, ExternalService service, Set<String> members) implements Visit {}

        /** There is none, or it is over: nobody is told which. */
        record Closed() implements Visit {}

        record TooOften() implements Visit {}
    }

    /** What came of giving something. */
    public sealed interface Given {

        /** An owner or admin has to accept it. */
        record Proposed() implements Given {}

        /** Nothing was kept. */
        record Wrong(List<Flaw> flaws) implements Given {}

        record Closed() implements Given {}

        record TooOften() implements Given {}
    }

    /** @param client who follows it, as far as the network tells */
    public Visit visit(String token, String client) {
        if (byClient.take(client) instanceof Ruling.Refused) {
            return new Visit.TooOften();
        }
        Optional<Visit.Open> open = open(token);
        open.ifPresent(visit -> links.opened(visit.link()));
        return open.<Visit>map(visit -> visit).orElseGet(Visit.Closed::new);
    }

    /** @param json an object of some of the {@link Visit.Open#members} */
    public Given propose(String token, String json, String client) {
        if (byClient.take(client) instanceof Ruling.Refused) {
            return new Given.TooOften();
        }
        Optional<Visit.Open> open = open(token);
        if (open.isEmpty()) {
            return new Given.Closed();
        }
        if (json.length() > LONGEST || StrictJson.changes(json).isEmpty()) {
            return new Given.Wrong(List.of(new Flaw("", "must be one JSON object of at most 60,000 characters")));
        }
        Visit.Open visit = open.get();
        List<Flaw> flaws = proposals.flaws(visit.site(), visit.service(), json);
        if (!flaws.isEmpty()) {
            return new Given.Wrong(flaws);
        }
        links.proposed(visit.link(), json);
        return new Given.Proposed();
    }

    private Optional<Visit.Open> open(String token) {
        return links.open(token)
                .flatMap(link -> sites.byId(link.site())
                        .flatMap(site -> services.of(site.id()).stream()
                                .filter(service -> service.id().equals(link.service()))
                                .findFirst()
                                .map(service -> new Visit.Open(link, site, service, proposals.members(service)))));
    }
}
