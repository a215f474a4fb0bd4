package io.rialto.server.audit;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers outside the database how far chains are, in a file and in the log. */
@Component
class Anchoring {

    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);

    private final Chain chain;
    private final Heads heads;
    private final Entries entries;
    private final Anchors anchors;

    Anchoring(JdbcClient jdbc, Chain chain, Anchors anchors) {
        this.chain = chain;
        this.heads = new Heads(jdbc);
        this.entries = new Entries(jdbc);
        this.anchors = anchors;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        chain.together(chain::begin);
        remember();
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    synchronized void remember() {
        try {
            Map<UUID, Anchor> known = new HashMap<>(anchors.read());
            heads.all().stream()
                    .filter(head -> continues(head, known.getOrDefault(head.organization(), Anchor.NONE)))
                    .forEach(head -> {
                        known.put(head.organization(), new Anchor(head.entries(), head.hash()));
                        LOG.info(
                                "versions organization={} entries={} hash={}",
                                head.organization(),
                                head.entries(),
                                head.hash());
                    });
            anchors.write(known);
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "versions outcome=not_remembered failure={}",
                    failed.getClass().getSimpleName());
        }
    }

    /** Whether it got longer, and what was seen before is still in it. What is not stays remembered: it proves the loss. */
    private boolean continues(Head head, Anchor seen) {
        return head.entries() > seen.number()
                && (seen.number() == 0
                        || entries.hashAt(head.organization(), seen.number())
                                .filter(seen.hash()::equals)
                                .isPresent());
    }
}
