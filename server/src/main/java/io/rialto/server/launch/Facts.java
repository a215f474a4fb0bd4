package io.rialto.server.launch;

import io.rialto.server.customer.Ticket;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.release.Attribute;
import io.rialto.server.site.Site;
import io.rialto.server.trace.Check;
import io.rialto.server.trace.Step;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was expected and what came, of the checks of a launch that went well. Nothing of it is a customer's value. */
record Facts(Presented presented, Optional<ExternalService> service, Optional<Decision.Enter> enter) {

    Step passed(Check check) {
        Ticket ticket = presented.ticket();
        Site site = presented.site();
        return switch (check) {
            case CAME_BACK -> step(check, "", "a ticket");
            case TICKET_KEY -> step(check, "one of " + site.store().ticketKeys().size() + " keys", "it opens");
            case TICKET_SITE -> step(check, "iss " + site.store().baseUrl() + ", aud " + site.issuer(), "the same");
            case TICKET_TIME ->
                step(
                        check,
                        "good at " + presented.at().truncatedTo(ChronoUnit.SECONDS),
                        "made at " + ticket.issuedAt() + ", good until " + ticket.expiresAt());
            case BROWSER ->
                step(
                        check,
                        "",
                        ticket.launchNonce().isPresent()
                                ? "the nonce of this browser's cookie"
                                : "the shop itself asks");
            case SAME_SERVICE -> step(check, "", ticket.service());
            case IMPERSONATION ->
                step(
                        check,
                        site.policy().impersonation() ? "anybody" : "the customer",
                        ticket.impersonated() ? "an administrator" : "the customer");
            case EMAIL_CONFIRMED ->
                step(
                        check,
                        site.policy().unconfirmedEmail() ? "confirmed or not" : "confirmed",
                        ticket.customer().emailVerified() ? "confirmed" : "not confirmed");
            case WEBSITE ->
                step(
                        check,
                        site.store().website() == null
                                ? "any"
                                : "website " + site.store().website(),
                        "");
            case LOGIN_AGE ->
                step(check, "", ticket.authenticatedAt() == null ? "" : "auth_time " + ticket.authenticatedAt());
            case SERVICE -> step(check, "", service.map(ExternalService::slug).orElse("the page of services"));
            case TARGET ->
                step(
                        check,
                        "",
                        enter.flatMap(Decision.Enter::target).isPresent()
                                ? "a place that is allowed"
                                : "the service's own start");
            case ENTITLEMENT ->
                step(
                        check,
                        service.map(ExternalService::allow)
                                .map(rule -> "yes of the rule: " + rule)
                                .orElse("no rule: every customer"),
                        "yes");
            case RELEASE ->
                step(
                        check,
                        service.map(its -> "required: "
                                        + String.join(", ", its.release().required()))
                                .orElse(""),
                        enter.map(Facts::released).orElse(""));
            default -> step(check, "", "");
        };
    }

    private static String released(Decision.Enter enter) {
        return "sent: "
                + enter.released().attributes().stream().map(Facts::counted).collect(Collectors.joining(", "))
                + "; named by "
                + enter.subject().kind().name().toLowerCase(Locale.ROOT);
    }

    private static String counted(Attribute attribute) {
        return attribute.several()
                ? attribute.name() + " (" + attribute.values().size() + ")"
                : attribute.name();
    }

    private static Step step(Check check, String expected, String actual) {
        return Step.passed(check, expected, actual);
    }
}
