package io.rialto.server.api;

import io.rialto.server.attention.Attention;
import io.rialto.server.attention.Attentions;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/attentions}: what somebody should see to, found when it is asked for. All members read them. */
@Component
class AttentionsResource implements Resource<Attention> {

    private static final Schema<Attention> SCHEMA = Schema.of("attentions", Attention::id)
            .saying(
                    "Something that somebody should see to. It is gone once it is mended. The most urgent are first; at most 100.")
            .offering(Operation.LIST)
            .with(Attribute.text("kind").saying("A word for programs.").like("service_failing"), Attention::kind)
            .with(
                    Attribute.oneOf("severity", "urgent", "warning", "note"),
                    attention -> attention.severity().key())
            .with(Attribute.text("sentence"), Attention::sentence)
            .with(Attribute.instant("since").orNull(), Attention::since)
            .with(
                    Attribute.text("about_type")
                            .saying("The type of what it is about and is mended at.")
                            .like("services"),
                    attention -> attention.where().type())
            .with(Attribute.text("about_id"), attention -> attention.where().id())
            .with(
                    Attribute.text("page")
                            .saying("Of the dashboard, below the organization's.")
                            .like("webhooks/ABCDEfghij"),
                    attention -> attention.where().page())
            .build();

    private final Attentions attentions;

    AttentionsResource(Attentions attentions) {
        this.attentions = attentions;
    }

    @Override
    public Schema<Attention> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Attention> find(Caller caller, String id) {
        return attentions.of(caller.organization()).stream()
                .filter(attention -> attention.id().equals(id))
                .findFirst();
    }

    @Override
    public Found<Attention> list(Caller caller, Search search) {
        List<Attention> all = attentions.of(caller.organization());
        int size = search.page().size();
        return new Found<>(
                all.stream()
                        .skip((long) (search.page().number() - 1) * size)
                        .limit(size)
                        .toList(),
                all.size());
    }
}
