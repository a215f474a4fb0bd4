package io.rialto.server.api;

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
import io.rialto.server.organization.SsoEnforcement;
import io.rialto.server.signin.enforcement.EnforcementRehearsals;
import io.rialto.server.signin.enforcement.Fate;
import io.rialto.server.signin.enforcement.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code POST /api/sso_rehearsals}: who would be locked out if the provider were enforced. It changes nothing and is not kept. */
@Component
class SsoRehearsalsResource implements Resource<SsoRehearsalsResource.Rehearsed> {

    record Rehearsed(String id, Rehearsal result) {

        long count(Fate fate) {
            return result.count(fate);
        }
    }

    private static final Schema<Rehearsed> SCHEMA = Schema.of("sso_rehearsals", Rehearsed::id)
            .saying("What enforcing the provider would come to; member by member in meta.members, what must be mended"
                    + " first in meta.obstacles. Tokens and API credentials are not affected.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(
                    Attribute.oneOf("sso_enforcement", "proved_domains", "everyone")
                            .required()
                            .saying("What it would be set to."),
                    one -> one.result().enforcement().key())
            .with(
                    Attribute.flag("possible").saying("Whether nothing is in the way."),
                    one -> one.result().obstacles().isEmpty())
            .with(
                    Attribute.number("locked_out").saying("Members who could not sign in any more."),
                    one -> one.count(Fate.LOCKED_OUT))
            .with(
                    Attribute.number("not_yet")
                            .saying("Members who must use the provider and have not yet, as far as is remembered: 90"
                                    + " days."),
                    one -> one.count(Fate.NOT_YET))
            .with(
                    Attribute.number("break_glass").saying("Owners whose passkey always works."),
                    one -> one.count(Fate.BREAK_GLASS))
            .build();

    private final EnforcementRehearsals rehearsals;
    private final Ids ids;

    SsoRehearsalsResource(EnforcementRehearsals rehearsals, Ids ids) {
        this.rehearsals = rehearsals;
        this.ids = ids;
    }

    @Override
    public Schema<Rehearsed> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Rehearsed> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Rehearsed> create(Caller caller, Given given) {
        return Rights.<Rehearsed>refusal(caller, Act.CREATE, Subject.SSO_REHEARSALS)
                .orElseGet(() -> Outcome.done(new Rehearsed(
                        ids.next(),
                        rehearsals.of(
                                caller.organization(),
                                SsoEnforcement.of(given.required("sso_enforcement"))
                                        .orElseThrow()))));
    }

    @Override
    public Map<String, Object> meta(Caller caller, Rehearsed rehearsed) {
        List<Map<String, String>> members = rehearsed.result().parts().stream()
                .map(part -> Map.of(
                        "membership",
                        part.member().membership().id().value(),
                        "user_email",
                        part.member().email().value(),
                        "fate",
                        part.fate().key(),
                        "why",
                        part.fate().sentence()))
                .toList();
        return Map.of("members", members, "obstacles", rehearsed.result().obstacles());
    }
}
