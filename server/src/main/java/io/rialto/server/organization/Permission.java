package io.rialto.server.organization;

import io.rialto.server.database.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a role may do with one kind of thing. {@link #may} is what decides; the rest tells it. */
public record Permission(Role role, Subject subject) {

    /** Every one there is. */
    public static final List<Permission> ALL = Arrays.stream(Role.values())
            .flatMap(role -> Arrays.stream(Subject.values()).map(subject -> new Permission(role, subject)))
            .toList();

    /** Kinds of things, by the names of the API. */
    public enum Subject {
        ORGANIZATIONS,
        MEMBERSHIPS,
        ROLES,
        PERMISSIONS,
        API_CREDENTIALS,
        IDENTITY_PROVIDERS,
        PREVIEWS,
        TRIAL_LAUNCHES,
        SITES,
        SERVICES,
        SIGNING_KEYS,
        VERSIONS,
        VERSION_CHECKS,
        STATISTICS,
        ATTENTIONS,
        METADATA_CHANGES,
        LINKS,
        CUSTOMER_LOOKUPS,
        CONNECTION_CHECKS,
        DIRECTORY_CHECKS,
        SHOP_PAIRINGS,
        WEBHOOKS,
        WEBHOOK_DELIVERIES,
        WEBHOOK_REPLAYS,
        PROVISIONING_TASKS,
        DEPARTURES,
        SETUP_LINKS,
        LAUNCHES,
        SIGN_INS,
        LOGOUTS,
        PASSKEYS,
        SESSIONS,
        INVITATIONS,
        SSO_REHEARSALS,
        PROVIDER_TRIALS,
        PROVISIONING_RETRIES,
        ADDRESS_CHANGES,
        PRIVACY_CHECKS,
        PROVISIONING_RUNS,
        PROVISIONING_RUN_RESULTS;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done. */
    public enum Act {
        CREATE,
        READ,
        UPDATE,
        DESTROY
    }

    /** Ten letters, the same on every server. */
    public String id() {
        return Ids.derived("permissions/" + role.key() + "/" + subject.key());
    }

    /** Deny by default: what is not named here may nobody. */
    public boolean may(Act act) {
        if (act == Act.READ) {
            return true;
        }
        return switch (subject) {
            case ORGANIZATIONS -> act == Act.UPDATE && role.managesPeople();
            case MEMBERSHIPS, API_CREDENTIALS -> role.managesPeople();
            // And of an enterprise organization's owner only: Caller.mayWriteIdentityProviders.
            case IDENTITY_PROVIDERS -> role == Role.OWNER;
            // Who helps customers looks for the cause; an auditor needs no customer for that.
            case PREVIEWS, TRIAL_LAUNCHES -> act == Act.CREATE && role != Role.AUDITOR;
            case CONNECTION_CHECKS, DIRECTORY_CHECKS -> act == Act.CREATE && role != Role.AUDITOR;
            case CUSTOMER_LOOKUPS -> act == Act.CREATE;
            case WEBHOOKS -> role.managesSites();
            case WEBHOOK_DELIVERIES -> act == Act.UPDATE && role.managesSites();
            case PROVISIONING_RETRIES, WEBHOOK_REPLAYS -> act == Act.CREATE && role.managesSites();
            case LINKS -> act == Act.DESTROY && role.managesSites();
            case SHOP_PAIRINGS -> (act == Act.CREATE || act == Act.DESTROY) && role.managesSites();
            case PROVISIONING_TASKS -> act != Act.CREATE && role.managesSites();
            // One's own; of others' sessions only whoever manages people ends one.
            case PASSKEYS -> act != Act.CREATE;
            case SESSIONS -> act == Act.DESTROY;
            case INVITATIONS -> act == Act.CREATE && role.managesPeople();
            case PROVIDER_TRIALS -> act == Act.CREATE && role == Role.OWNER;
            case SSO_REHEARSALS -> act == Act.CREATE;
            case PROVISIONING_RUNS -> (act == Act.CREATE || act == Act.UPDATE) && role.managesSites();
            // It is work for the server, and an auditor wants what it shows.
            case PRIVACY_CHECKS -> act == Act.CREATE && (role.managesSites() || role == Role.AUDITOR);
            // To ask is not to change: an auditor wants the proof.
            case DEPARTURES, VERSION_CHECKS -> act == Act.CREATE;
            case ADDRESS_CHANGES, METADATA_CHANGES -> act == Act.UPDATE && role.managesSites();
            case SIGNING_KEYS -> act != Act.DESTROY && role.managesSites();
            // But what the configuration file manages is written there.
            case SERVICES -> role.managesSites();
            case SETUP_LINKS -> (act == Act.CREATE || act == Act.UPDATE) && role.managesSites();
            case SITES -> act != Act.DESTROY && role.managesSites();
            case ROLES,
                    PERMISSIONS,
                    VERSIONS,
                    LAUNCHES,
                    SIGN_INS,
                    LOGOUTS,
                    STATISTICS,
                    ATTENTIONS,
                    PROVISIONING_RUN_RESULTS -> false;
        };
    }
}
