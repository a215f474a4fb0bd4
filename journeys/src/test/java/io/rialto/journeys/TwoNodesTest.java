package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two nodes share a PostgreSQL database and nothing else, and are one server to everybody outside. */
class TwoNodesTest {

    private static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final RunningRialto first = RunningRialto.prepared(
                    Database.POSTGRESQL, Configuration.of(aSite("main", aService("rewards"))))
            .with("RIALTO_SECRET_KEY", SECRET_KEY);
    private final RunningRialto second = first.anotherNode();

    @Test
    void nodesThatStartAtOnceHaveOneKeyAndATicketUsedAtOneIsRefusedByTheOther() {
        List.of(first, second).stream()
                .map(node -> CompletableFuture.runAsync(node::start))
                .toList()
                .forEach(CompletableFuture::join);
        try (first;
                second) {
            Visitor jane = new Visitor();
            Shop shop = first.shop("main");
            String ticket = shop.ticket("rewards", shop.begin(jane, "rewards"), Person.jane());
            URI here = shop.completeLink(ticket);
            URI there = URI.create(here.toString().replace(first.url(), second.url()));

            assertThat(metadata(first)).isEqualTo(metadata(second));
            assertThat(reason(jane.copy(), there)).isEqualTo("handed off");
            assertThat(reason(jane.copy(), here)).isEqualTo("replayed");
            assertThat(reason(jane.copy(), there)).isEqualTo("replayed");
        }
    }

    private static String reason(Visitor visitor, URI link) {
        return Refusal.reasonOrHandOff(visitor.get(link, "Accept", "application/json"));
    }

    private static String metadata(RunningRialto node) {
        return new Visitor()
                .get(URI.create(node.url() + "/s/main/saml/metadata"))
                .body();
    }
}
