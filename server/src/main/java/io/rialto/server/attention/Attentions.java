package io.rialto.server.attention;

import io.rialto.server.organization.OrganizationId;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that an organization's people should see to. Safe for use by many threads. */
@Component
public class Attentions {

    private static final int MOST = 100;

    private final List<Watch> watches;

    Attentions(List<Watch> watches) {
        this.watches = watches;
    }

    /** The most urgent first. */
    public List<Attention> of(OrganizationId organization) {
        return watches.stream()
                .flatMap(watch -> watch.of(organization))
                .sorted(Comparator.comparing(Attention::severity)
                        .thenComparing(Attention::kind)
                        .thenComparing(Attention::sentence))
                .limit(MOST)
                .toList();
    }
}
