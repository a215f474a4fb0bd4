package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import io.rialto.server.servicemetadata.MetadataChange;
import io.rialto.server.servicemetadata.MetadataChanges;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What services publish otherwise than before, and nobody has decided on. */
@Component
class MetadataWatching implements Watch {

    private static final int MOST = Page.LARGEST;

    private final MetadataChanges changes;

    MetadataWatching(MetadataChanges changes) {
        this.changes = changes;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        return changes
                .search(organization, new Search(Condition.is("status", "pending"), List.of(), new Page(1, MOST)))
                .items()
                .stream()
                .map(MetadataWatching::of);
    }

    private static Attention of(MetadataChange change) {
        return new Attention(
                "metadata_change",
                Severity.WARNING,
                change.service()
                        + " publishes something else about itself than before. Look at it, then approve or reject it.",
                change.createdAt(),
                new Where(
                        "metadata_changes",
                        change.id(),
                        "services/" + change.serviceId().value()));
    }
}
