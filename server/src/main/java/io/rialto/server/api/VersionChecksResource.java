package io.rialto.server.api;

import io.rialto.server.audit.Verdict;
import io.rialto.server.audit.Verification;
import io.rialto.server.database.Ids;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code POST /api/version_checks}: whether the log of changes is as it was written. Every member may ask. */
@Component
class VersionChecksResource implements Resource<VersionChecksResource.Checked> {

    /** A verdict, and the id it is answered under. */
    record Checked(String id, Verdict verdict, Instant at) {

        String outcome() {
            return switch (verdict) {
                case Verdict.Intact intact -> "intact";
                case Verdict.Broken(long number, Verdict.Flaw flaw) -> flaw.key();
            };
        }

        String sentence() {
            return switch (verdict) {
                case Verdict.Intact intact -> intact.entries() + " entries, intact.";
                case Verdict.Broken(long number, Verdict.Flaw flaw) ->
                    "Entry " + number + " " + flaw.sentence() + ". Entries before it are intact.";
            };
        }

        @Nullable
        Long entries() {
            return verdict instanceof Verdict.Intact intact ? intact.entries() : null;
        }

        @Nullable
        String hash() {
            return verdict instanceof Verdict.Intact intact ? intact.hash() : null;
        }

        @Nullable
        Long broken() {
            return verdict instanceof Verdict.Broken broken ? broken.number() : null;
        }
    }

    private static final Schema<Checked> SCHEMA = Schema.of("version_checks", Checked::id)
            .saying("Whether the organization's log of changes is as it was written: nothing altered, added, or"
                    + " removed.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(
                    Attribute.oneOf(
                            "outcome", "intact", "altered", "missing", "added", "cut_off", "end_altered", "rewritten"),
                    Checked::outcome)
            .with(Attribute.text("sentence").like("120 entries, intact."), Checked::sentence)
            .with(Attribute.number("entries").orNull().saying("When it is intact."), Checked::entries)
            .with(
                    Attribute.text("hash")
                            .orNull()
                            .saying("Of the last entry, when it is intact. Keep it elsewhere, with entries: it must"
                                    + " stay so."),
                    Checked::hash)
            .with(
                    Attribute.number("broken_at").orNull().saying("The first entry that is not as it was."),
                    Checked::broken)
            .with(Attribute.instant("checked_at"), Checked::at)
            .build();

    private final Verification verification;
    private final Ids ids;
    private final Clock clock;

    VersionChecksResource(Verification verification, Ids ids, Clock clock) {
        this.verification = verification;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Schema<Checked> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Checked> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Checked> create(Caller caller, Given given) {
        return Rights.<Checked>refusal(caller, Act.CREATE, Subject.VERSION_CHECKS)
                .orElseGet(() -> Outcome.done(new Checked(
                        ids.next(), verification.of(caller.organization().value()), clock.instant())));
    }
}
