package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.handoff.Subject;
import io.rialto.server.link.Links;
import io.rialto.server.scim.Outcome;
import io.rialto.server.scim.Scim;
import io.rialto.server.scim.ScimServer;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What follows when an account is there and in step: its groups are seen to, and it is noted. */
@Component
class AccountKeeping {

    private final Scim scim;
    private final AccountRows accounts;
    private final Links links;
    private final Clock clock;

    AccountKeeping(Scim scim, AccountRows accounts, Links links, Clock clock) {
        this.scim = scim;
        this.accounts = accounts;
        this.links = links;
        this.clock = clock;
    }

    /**
     * An account that the service has.
     *
     * @param print of what it was told
     */
    record Kept(Lane lane, Site site, ExternalService service, Profile profile, String print) {}

    Result kept(Kept kept, ScimServer server, String id, int status) {
        List<String> before = accounts.find(kept.lane())
                .map(account -> account.names().groups())
                .orElse(List.of());
        List<String> wanted = Objects.requireNonNullElse(kept.profile().groups(), before);
        // Noted before the groups are seen to: the account is there, whatever becomes of them.
        note(kept, id, before, "");
        if (kept.profile().groups() != null) {
            Set<String> out = new HashSet<>(before);
            wanted.forEach(out::remove);
            switch (scim.join(server, id, Set.copyOf(wanted), out)) {
                case Outcome.Refused refused -> {
                    return Result.stuck(refused);
                }
                case Outcome.Later later -> {
                    return Result.again(later);
                }
                case Outcome.Created _, Outcome.Changed _, Outcome.Unchanged _, Outcome.Gone _ -> {}
            }
        }
        note(kept, id, wanted, kept.print());
        return Result.confirmed(status);
    }

    private void note(Kept kept, String id, List<String> groups, String print) {
        String externalId = kept.profile().externalId();
        accounts.save(new Account(
                kept.lane(),
                kept.site().id(),
                links.account(kept.site(), kept.service(), new Subject(NameIdKind.PERSISTENT, externalId)),
                new Account.Names(externalId, id, groups),
                true,
                print,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
