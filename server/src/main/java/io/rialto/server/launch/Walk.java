package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.trace.Check;
import io.rialto.server.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decisions of one launch in their order: those before the refusal went well, or it would not have come so far. */
final class Walk {

    private Walk() {}

    /** Of a launch that was refused. Without a ticket that opens, only what is known by the refusal itself is told. */
    static List<Step> until(Refused refused, Optional<Presented> presented, Optional<ExternalService> service) {
        Check end = check(refused);
        List<Step> steps = new ArrayList<>();
        if (presented.isPresent()) {
            Facts facts = new Facts(presented.get(), service, Optional.empty());
            before(end, refused).forEach(check -> steps.add(facts.passed(check)));
        } else if (isTicket(end)) {
            before(end, refused).forEach(check -> steps.add(Step.passed(check, "", "")));
        }
        steps.add(Step.refused(
                end, refused.expected(), refused.actual().isEmpty() ? refused.detail() : refused.actual()));
        return steps;
    }

    /** Of a launch whose customer entered. */
    static List<Step> whole(Presented presented, Decision.Enter enter) {
        Facts facts = new Facts(presented, Optional.of(enter.service()), Optional.of(enter));
        return before(Check.CODE, new Refused(Refusal.SENT_BACK)).stream()
                .map(facts::passed)
                .toList();
    }

    /** Of a launch that could not be sealed. */
    static List<Step> broken(Presented presented, Decision.Enter enter, String kind) {
        List<Step> steps = new ArrayList<>(whole(presented, enter));
        steps.removeLast();
        steps.add(Step.refused(Check.SEAL, "a message that can be signed and sent", kind));
        return steps;
    }

    private static boolean isTicket(Check check) {
        return check.compareTo(Check.CAME_BACK) > 0 && check.compareTo(Check.BROWSER) < 0;
    }

    private static List<Check> before(Check end, Refused refused) {
        List<Check> passed = new ArrayList<>();
        for (Check check : Check.values()) {
            boolean onTheWay = check.compareTo(Check.CAME_BACK) >= 0 && check.compareTo(end) < 0;
            boolean known = switch (refused.reason()) {
                // The ticket was known before anything else was asked.
                case REPLAYED -> check.compareTo(Check.BROWSER) < 0;
                // The header names the site, and is read before any key is tried.
                case FOREIGN_SITE ->
                    check != Check.TICKET_KEY || !refused.detail().equals("kid");
                default -> true;
            };
            if (onTheWay && known) {
                passed.add(check);
            }
        }
        return passed;
    }

    /** Where a launch ends that is refused so. */
    static Check check(Refused refused) {
        return switch (refused.reason()) {
            case GUEST -> Check.CAME_BACK;
            case TOO_LARGE, MALFORMED -> Check.TICKET_FORM;
            case TAMPERED -> Check.TICKET_KEY;
            case FOREIGN_SITE -> Check.TICKET_SITE;
            case EXPIRED, TOO_EARLY -> Check.TICKET_TIME;
            case OTHER_BROWSER -> Check.BROWSER;
            case WRONG_SERVICE -> Check.SAME_SERVICE;
            case REPLAYED -> Check.UNUSED;
            case CUSTOMER_DISABLED, CUSTOMER_DELETED, LOGGED_OUT -> Check.STANDING;
            case IMPERSONATED -> Check.IMPERSONATION;
            case EMAIL_UNCONFIRMED -> Check.EMAIL_CONFIRMED;
            case OTHER_WEBSITE -> Check.WEBSITE;
            case LOGIN_TOO_OLD -> Check.LOGIN_AGE;
            case UNKNOWN_SITE, INACTIVE_SITE -> Check.SITE;
            case NO_SHOP -> Check.SHOP;
            case UNKNOWN_SERVICE, INACTIVE_SERVICE, NO_TOKENS, NOT_LAUNCHABLE, METADATA_MISSING, METADATA_EXPIRED ->
                Check.SERVICE;
            case TARGET_NOT_ALLOWED -> Check.TARGET;
            case NOT_ENTITLED -> Check.ENTITLEMENT;
            case ENDED -> Check.NOT_ENDED;
            case ATTRIBUTE_MISSING, ATTRIBUTE_MALFORMED -> Check.RELEASE;
            case EMAIL_ELSEWHERE -> Check.SAME_EMAIL;
            case ACCOUNT_DECLINED, ACCOUNT_BUSY, ACCOUNT_UNANSWERED, ACCOUNT_REFUSED, ACCOUNT_NOT_READY ->
                Check.ACCOUNT;
            case SENT_BACK -> Check.RETURN;
        };
    }
}
