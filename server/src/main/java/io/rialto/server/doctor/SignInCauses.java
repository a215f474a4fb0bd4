package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;
import java.util.Optional;

/** Why somebody could not sign in, before or without the provider's answer. */
final class SignInCauses {

    private SignInCauses() {}

    static Optional<Diagnosis> of(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "unknown" ->
                        Diagnosis.of(
                                        "provider_unknown",
                                        Who.CUSTOMER,
                                        "No provider has the name that was typed, and none claims the e-mail domain.",
                                        "Type the provider's name as the owner wrote it.")
                                .at("name");
                    case "disabled" ->
                        Diagnosis.of(
                                        "provider_disabled",
                                        Who.ADMINISTRATOR,
                                        "The provider is switched off.",
                                        "The owner switches it on again; it keeps its proof.")
                                .at("_enable");
                    case "error" ->
                        Diagnosis.of(
                                        "domain_lost",
                                        Who.DNS,
                                        "A domain of the provider does not exist, or its name servers have not answered for days.",
                                        "See at the provider which domain it is; its name servers must answer again.")
                                .at("domains");
                    case "pending" ->
                        Diagnosis.of(
                                        "txt_record_missing",
                                        Who.DNS,
                                        "Not every domain carries the TXT record: it is missing, or is another's.",
                                        "Add the record that the provider's page shows to every domain.")
                                .at("txt_record");
                    case "ambiguous" ->
                        Diagnosis.of(
                                        "several_providers",
                                        Who.CUSTOMER,
                                        "Several providers serve this e-mail domain.",
                                        "Type the provider's name in place of the address.")
                                .at("name");
                    case "passkey_unknown" ->
                        Diagnosis.of(
                                "passkey_unknown",
                                Who.CUSTOMER,
                                "The passkey was removed here, or belongs to another server.",
                                "Sign in another way and make a new passkey on one's own page.");
                    case "passkey_refused" ->
                        Diagnosis.of(
                                "passkey_refused",
                                Who.CUSTOMER,
                                "The passkey's answer did not pass a check: an old copy of it was used, or another page asked for it.",
                                "Remove the passkey on one's own page and make a new one.");
                    case "passkey_over" ->
                        Diagnosis.of(
                                "passkey_late",
                                Who.NOBODY,
                                "The passkey was used more than five minutes after it was asked for, or twice.",
                                "Start again.");
                    case "sso_enforced" ->
                        Diagnosis.of(
                                        "sso_enforced",
                                        Who.CUSTOMER,
                                        "The organization wants its members to sign in through its own provider.",
                                        "Use \"Log in with SSO\"; an owner with a passkey can always sign in.")
                                .at("sso_enforcement");
                    case "invitation_over" ->
                        Diagnosis.of(
                                "invitation_over",
                                Who.ADMINISTRATOR,
                                "The invitation was used, replaced, or is older than seven days.",
                                "Invite the person anew; who has come in before signs in as then.");
                    case "throttled" ->
                        Diagnosis.of(
                                "too_many_attempts",
                                Who.NOBODY,
                                "There were too many attempts within a minute.",
                                "Wait a minute.");
                    case "wrong_password" ->
                        Diagnosis.of(
                                "password_wrong",
                                Who.CUSTOMER,
                                "The account is unknown, has no password, or the password was another.",
                                "Try again, or sign in through the company's provider.");
                    case "no_membership" ->
                        Diagnosis.of(
                                        "no_membership",
                                        Who.ADMINISTRATOR,
                                        "The user is a member of no organization.",
                                        "Invite the user.")
                                .at("memberships");
                    case "link_over" ->
                        Diagnosis.of(
                                "setup_link_over",
                                Who.OPERATOR,
                                "The set-up link was used, is older than a day, or a later start made another.",
                                "Restart the server for a new one.");
                    case "bad_state" ->
                        Diagnosis.of(
                                "state_unknown",
                                Who.CUSTOMER,
                                "The browser did not bring the cookie of this sign-in: cookies are blocked, the page was reloaded, or the server is reached under two addresses.",
                                "Start again in one browser window, with cookies allowed.");
                    case "attempt_expired" ->
                        Diagnosis.of(
                                "took_too_long",
                                Who.CUSTOMER,
                                "More than ten minutes passed at the provider.",
                                "Start again.");
                    case "cancelled" ->
                        Diagnosis.of(
                                "not_assigned_at_provider",
                                Who.PROVIDER,
                                "The person cancelled, or is not assigned to the application at the provider.",
                                "Assign the person to the application there.");
                    case "provider_refused" ->
                        Diagnosis.of(
                                "authorization_refused",
                                Who.PROVIDER,
                                "The provider refused the request: " + found.actual() + ".",
                                "Compare redirect URI, scopes and application there.");
                    case "member_ended" ->
                        Diagnosis.of(
                                        "member_ended",
                                        Who.ADMINISTRATOR,
                                        "The membership is switched off or was removed.",
                                        "If that is wrong, add the person again.")
                                .at("memberships");
                    case "other_account" ->
                        Diagnosis.of(
                                        "address_of_other_account",
                                        Who.ADMINISTRATOR,
                                        "The address belongs to another account of the provider: it was given to somebody else, or the account there was made anew.",
                                        "Remove the old member, then sign in again.")
                                .at("memberships");
                    case "email_outside" ->
                        Diagnosis.of(
                                        "address_outside_domains",
                                        Who.ADMINISTRATOR,
                                        "The person's address is in none of the provider's domains.",
                                        "Add the domain to the provider and prove it, or sign in with the company's address.")
                                .at("domains");
                    default -> null;
                });
    }
}
