package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.scim.Outcome;
import io.rialto.server.scim.Scim;
import io.rialto.server.scim.ScimServer;
import io.rialto.server.site.Site;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells services by SCIM, and notes what their accounts are then. */
@Component
class ScimSteps {

    private final Scim scim;
    private final AccountRows accounts;
    private final AccountKeeping accountKeeping;

    ScimSteps(Scim scim, AccountRows accounts, AccountKeeping accountKeeping) {
        this.scim = scim;
        this.accounts = accounts;
        this.accountKeeping = accountKeeping;
    }

    /** A task and all that it is about. */
    record Errand(Task task, Profile profile, Site site, ExternalService service, Provisioning provisioning) {

        AccountKeeping.Kept account() {
            return new AccountKeeping.Kept(
                    task.lane(), site, service, profile, Objects.requireNonNullElse(task.print(), ""));
        }

        Plan plan() {
            return task.kind().plan(provisioning);
        }
    }

    Result take(Errand errand, ScimServer server) {
        return switch (errand.task().kind()) {
            case KEEP -> keep(errand, server);
            case ENABLED -> enable(errand, server);
            case DISABLED, DELETED, ERASED, ENDED -> leave(errand, server);
        };
    }

    private Result keep(Errand errand, ScimServer server) {
        Optional<Account> known = known(errand);
        Outcome outcome = scim.keep(server, AccountProfiles.wanted(errand.profile(), errand.provisioning(), known));
        return switch (outcome) {
            case Outcome.Created(String id, int status) -> accountKeeping.kept(errand.account(), server, id, status);
            case Outcome.Changed(String id, int status) -> accountKeeping.kept(errand.account(), server, id, status);
            case Outcome.Unchanged(String id, int status) -> accountKeeping.kept(errand.account(), server, id, status);
            case Outcome.Gone(int status) -> new Result.Again("changed_meanwhile", status, Optional.empty());
            case Outcome.Refused refused -> Result.stuck(refused);
            case Outcome.Later later -> Result.again(later);
        };
    }

    private Result enable(Errand errand, ScimServer server) {
        Optional<Account> known = known(errand);
        if (known.isEmpty()) {
            return new Result.Over(State.SKIPPED, "unknown_account", 0);
        }
        Outcome outcome = scim.activate(server, known.get().names().externalId(), id(known));
        Result result = result(outcome);
        if (result instanceof Result.Over) {
            accounts.save(active(known.get(), true));
        }
        return result;
    }

    private Result leave(Errand errand, ScimServer server) {
        Plan plan = errand.plan();
        if (plan == Plan.NOTHING) {
            return new Result.Over(State.SKIPPED, "plan", 0);
        }
        Optional<Account> known = known(errand);
        if (known.filter(accounts::isShared).isPresent()) {
            accounts.remove(errand.task().lane());
            return new Result.Over(State.SKIPPED, "shared_account", 0);
        }
        String externalId = known.map(account -> account.names().externalId())
                .orElse(errand.profile().externalId());
        Outcome outcome = plan == Plan.DELETE
                ? scim.delete(server, externalId, id(known))
                : scim.deactivate(server, externalId, id(known));
        if (outcome instanceof Outcome.Gone(int status) && known.isEmpty() && status == 200) {
            // A search found nobody under the name that Rialto gives. A login may have made an account under another.
            return new Result.Over(State.UNSUPPORTED, "unknown_account", status);
        }
        Result result = result(outcome);
        if (result instanceof Result.Over) {
            left(errand, known, plan);
        }
        return result;
    }

    private void left(Errand errand, Optional<Account> known, Plan plan) {
        if (plan == Plan.DELETE || errand.task().kind() == Kind.ERASED) {
            accounts.remove(errand.task().lane());
        } else {
            known.ifPresent(account -> accounts.save(active(account, false)));
        }
    }

    private static Account active(Account account, boolean active) {
        return new Account(
                account.lane(), account.site(), account.account(), account.names(), active, "", account.toldAt());
    }

    private Optional<Account> known(Errand errand) {
        return accounts.find(errand.task().lane());
    }

    private static Optional<String> id(Optional<Account> account) {
        return account.map(known -> known.names().id());
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> Result.stuck(refused);
            case Outcome.Later later -> Result.again(later);
            case Outcome.Created _, Outcome.Changed _, Outcome.Unchanged _, Outcome.Gone _ ->
                Result.confirmed(outcome.status());
        };
    }
}
