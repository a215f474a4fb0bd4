package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.externalservice.Accounts;
import io.rialto.server.externalservice.Accounts.EmailCase;
import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.externalservice.Accounts.SameEmail;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.Provisioning;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads how customers and a service's accounts belong together: {@code same_email}, which it also compares over the sites of an
 * organization that share the service, {@code email_case}, and {@code account_api}.
 */
final class AccountsReader {

    private static final Rule<SameEmail> RULE =
            Rules.oneOf(Map.of("separate", SameEmail.SEPARATE, "one", SameEmail.ONE, "refuse", SameEmail.REFUSE));

    private static final Rule<EmailCase> CASE = Rules.oneOf(
            Map.of("lower", EmailCase.LOWER, "first_seen", EmailCase.FIRST_SEEN, "as_written", EmailCase.AS_WRITTEN));

    private static final Rule<EmailChange> CHANGE =
            Rules.oneOf(Arrays.stream(EmailChange.values()).collect(Collectors.toMap(EmailChange::key, plan -> plan)));

    private AccountsReader() {}

    static Accounts read(Fields fields, Optional<Protocol> protocol) {
        return new Accounts(
                sameEmail(fields, protocol).orElse(null),
                fields.optional("email_case", CASE).orElse(Accounts.USUAL.emailCase()),
                AccountApiReader.read(fields, protocol).orElse(null),
                fields.optional("email_change", CHANGE).orElse(Accounts.USUAL.emailChange()));
    }

    /** What is planned for a changed address needs a way to do it. */
    static void check(Fields fields, Accounts accounts, Optional<Provisioning> provisioning) {
        Optional<Value> said = fields.value("email_change");
        switch (accounts.emailChange()) {
            case SCIM -> {
                if (provisioning.map(Provisioning::scim).isEmpty()) {
                    said.ifPresent(value -> value.refused("is scim, which needs provisioning.scim"));
                }
            }
            case API -> {
                if (provisioning.map(Provisioning::webhook).isEmpty()) {
                    said.ifPresent(value -> value.refused("is api, which needs provisioning.webhook"));
                }
            }
            case SYNC_AT_LOGIN, MANUAL -> {}
        }
    }

    private static Optional<SameEmail> sameEmail(Fields fields, Optional<Protocol> protocol) {
        Optional<SameEmail> rule = fields.optional("same_email", RULE);
        boolean joins = rule.filter(SameEmail.ONE::equals).isPresent();
        if (joins && protocol.filter(service -> !isPersistent(service)).isPresent()) {
            return fields.needed("same_email")
                    .flatMap(value -> value.refused(
                            "is \"one\", which needs the persistent name_id alone, without name_id_value"));
        }
        return rule;
    }

    private static boolean isPersistent(Protocol protocol) {
        return protocol.nameId() == NameIdKind.PERSISTENT
                && protocol.nameIdValue() == null
                && !(protocol instanceof Saml saml && saml.names().size() > 1);
    }

    private record Entrance(String site, ExternalServiceDraft service) {}

    /** Every service to which several sites of the organization lead, and which does not say the same in all of them. */
    static void compare(List<SitePart> sites, Fields organization) {
        sites.stream()
                .flatMap(site -> site.services().stream()
                        .map(service -> new Entrance(site.site().slug(), service)))
                .collect(Collectors.groupingBy(
                        entrance -> entrance.service().protocol().identity()))
                .forEach((identity, entrances) -> agree(entrances, organization));
    }

    private static void agree(List<Entrance> entrances, Fields organization) {
        if (entrances.stream().map(Entrance::site).distinct().count() < 2) {
            return;
        }
        String named = entrances.stream()
                .map(entrance -> entrance.site() + "/" + entrance.service().slug())
                .collect(Collectors.joining(", "));
        List<Optional<SameEmail>> rules = entrances.stream()
                .map(entrance ->
                        Optional.ofNullable(entrance.service().accounts().decided()))
                .distinct()
                .toList();
        if (rules.size() > 1) {
            organization.refused(
                    "leads to one service from several sites, and same_email must say the same in each: " + named);
        } else if (rules.getFirst().isEmpty()) {
            organization.reading().notices().sharedService(named);
        }
    }
}
