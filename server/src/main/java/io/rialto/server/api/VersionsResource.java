package io.rialto.server.api;

import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Version;
import io.rialto.server.json.OwnJson;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Notes;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Versions: who changed what in the organization. Nobody writes them. */
@Component
class VersionsResource implements Resource<Version> {

    private static final Schema<Version> SCHEMA = Schema.of("versions", Version::id)
            .saying("A change that somebody made. Of secrets it says only that they changed.")
            .offering(Operation.LIST)
            .with(
                    Attribute.text("resource_type").searched().like("memberships"),
                    version -> version.subject().type())
            .with(
                    Attribute.text("resource_id").searched(),
                    version -> version.subject().id())
            .with(
                    Attribute.oneOf("event", "create", "update", "destroy").searched(),
                    version -> version.event().name().toLowerCase(Locale.ROOT))
            .with(
                    Attribute.object("changes").saying("Each attribute with what it was and what it is."),
                    version -> OwnJson.object(version.changes())
                            .<Object>map(all -> all)
                            .orElse(Map.of()))
            .with(
                    Attribute.text("who")
                            .searched()
                            .saying("A user's id, \"file\" for the configuration file, \"system\", or \"customer\" of"
                                    + " what customers did with what is theirs."),
                    version -> version.who().value())
            .with(
                    Attribute.number("number")
                            .orNull()
                            .searched()
                            .saying("Its place in the organization's log: 1, 2, 3, … without a gap."),
                    Version::number)
            .with(
                    Attribute.text("hash")
                            .orNull()
                            .saying("Keyed hash of what it says and of the entry before: see version_checks."),
                    Version::hash)
            .noted(version -> Notes.NONE, Version::at, Version::at)
            .extracted("number", "id", "created_at", "who", "event", "resource_type", "resource_id", "changes", "hash")
            .build();

    private final Changes changes;

    VersionsResource(Changes changes) {
        this.changes = changes;
    }

    /** Those of one thing. */
    static Condition of(String type, String id) {
        return new Condition.All(List.of(
                new Condition.Test("resource_type", Predicate.EQ, List.of(type)),
                new Condition.Test("resource_id", Predicate.EQ, List.of(id))));
    }

    @Override
    public Schema<Version> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Version> find(Caller caller, String id) {
        return changes.byId(caller.organization().value(), id);
    }

    @Override
    public Found<Version> list(Caller caller, Search search) {
        return changes.search(caller.organization().value(), search);
    }

    @Override
    public List<Version> following(Caller caller, Condition condition, long after, int most) {
        return changes.following(caller.organization().value(), condition, after, most);
    }
}
