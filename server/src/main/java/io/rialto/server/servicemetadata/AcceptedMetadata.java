package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.Completion;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.ServiceId;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completes services by what of their metadata is in force. */
@Component
class AcceptedMetadata implements Completion {

    private final Rows rows;

    AcceptedMetadata(Rows rows) {
        this.rows = rows;
    }

    @Override
    public UnaryOperator<ExternalService> current() {
        Map<ServiceId, Row> known = rows.all().stream().collect(Collectors.toMap(Row::service, Function.identity()));
        return service -> service.protocol() instanceof PublishedSaml published
                ? completed(service, published, known.get(service.id()))
                : service;
    }

    private static ExternalService completed(ExternalService service, PublishedSaml published, @Nullable Row row) {
        Terms terms = row == null || !row.isOf(published.source()) ? null : row.accepted();
        if (row == null
                || terms == null
                || Overlay.obstacle(published.said(), published.wishes(), terms).isPresent()) {
            return service;
        }
        Availability now = service.availability() == Availability.INACTIVE
                ? Availability.INACTIVE
                : row.closed() ? Availability.METADATA_EXPIRED : Availability.ACTIVE;
        return service.speaking(Overlay.of(published.said(), published.wishes(), terms), now);
    }
}
