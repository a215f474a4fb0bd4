package io.rialto.server.api;

import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.SsoEnforcement;
import io.rialto.server.signin.enforcement.EnforcementRehearsals;
import io.rialto.server.signin.enforcement.Rehearsal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether an organization's provider may be enforced: by whom identity providers are written, and never without a way back. */
@Component
class Enforcing {

    private final EnforcementRehearsals rehearsals;

    Enforcing(EnforcementRehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    Optional<SsoEnforcement> wanted(Given given) {
        return given.has("sso_enforcement") ? SsoEnforcement.of(given.required("sso_enforcement")) : Optional.empty();
    }

    Optional<Refusal> refusal(Caller caller, Organization organization, Given given) {
        Optional<SsoEnforcement> wanted = wanted(given).filter(one -> one != organization.enforcement());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!caller.mayWriteIdentityProviders()) {
            return Optional.of(
                    new Refusal.Forbidden(
                            "Only an owner of an organization on the enterprise plan decides who must sign in through the provider."));
        }
        Rehearsal rehearsal = rehearsals.of(caller.organization(), wanted.get());
        return rehearsal.obstacles().isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.Conflict(String.join(" ", rehearsal.obstacles())));
    }
}
