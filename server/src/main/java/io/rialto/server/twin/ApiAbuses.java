package io.rialto.server.twin;

import io.rialto.server.externalservice.AccountApi.Find;
import io.rialto.server.twin.ApiCaller.Outcome;
import java.net.URI;
import java.util.List;

/** What a twin tries of a launch that asks its API: the same customer again, somebody at the same moment, and answers not to be believed. */
record ApiAbuses(ApiTwin twin, Checklist checks) {

    private static final String DECLINED = "account_declined";

    /** @param found whether the launch itself found an account, and made none */
    void all(boolean found) {
        Find find = twin.contract().api().find();
        if (find == null) {
            checks.untried("The same customer comes again", "The service finds by itself whom it is told of.");
            checks.untried("Somebody makes the account at the same moment", "The service sees to it by itself.");
            checks.untried("A search that answers somebody else", "The service has no search.");
        } else {
            if (found) {
                unknown();
            } else {
                again();
            }
            overtaken();
            somebodyElse(find);
        }
        account();
        says("The API refuses the secret (401)", 401, DECLINED);
        says("The API wants no more calls for now (429)", 429, "account_busy");
        says("The API has a fault of its own (503)", 503, "account_unanswered");
    }

    private void again() {
        ApiDesk desk = twin.desk(new ApiMood.Usual(true));
        boolean entered = entered(ask(desk)) && desk.passed();
        checks.holds(
                "The same customer comes again",
                "the account is found, and no second one made",
                (entered ? "the account is found" : "nobody is handed over") + made(desk),
                entered && desk.creations() == 0);
    }

    private void unknown() {
        ApiDesk desk = twin.desk(new ApiMood.Usual(false));
        boolean entered = entered(ask(desk)) && desk.passed();
        checks.holds(
                "A customer comes whom the API does not know",
                "one account is made",
                entered && desk.creations() == 1 ? "one account is made" : "nobody is handed over" + made(desk),
                entered && desk.creations() == 1);
    }

    private static String made(ApiDesk desk) {
        return desk.creations() == 0 ? ", and no second one made" : ", and " + desk.creations() + " made";
    }

    // Vendors say it by either.
    private void overtaken() {
        boolean all = true;
        for (int status : List.of(409, 422)) {
            ApiDesk desk = twin.desk(new ApiMood.Overtaken(status));
            all &= entered(ask(desk)) && desk.creations() == 1;
        }
        checks.holds(
                "Somebody makes the account at the same moment (409, 422)",
                "one more search finds it",
                all ? "one more search finds it" : "the customer is not handed over with it",
                all);
    }

    private void somebodyElse(Find find) {
        String what = "A search that answers somebody else";
        if (find.confirm() == null) {
            checks.untried(what, "Its answers do not say whose the account is (account_api.find.confirm).");
            return;
        }
        stopped(what, DECLINED, ask(twin.desk(new ApiMood.Mistaken())));
    }

    private void account() {
        URI pages = twin.contract().pages();
        if (pages == null) {
            stopped(
                    "An answer that can be no account’s name",
                    DECLINED,
                    ask(twin.desk(new ApiMood.Naming("<two names>"))));
            return;
        }
        String stopped = DECLINED;
        for (String elsewhere : elsewhere(pages)) {
            String code = code(ask(twin.desk(new ApiMood.Naming(elsewhere))));
            stopped = code.equals(DECLINED) ? stopped : code;
        }
        checks.holds(
                "An answer that leads out of the service’s pages",
                "not followed: " + DECLINED,
                stopped.equals(DECLINED) ? "not followed: " + DECLINED : stopped,
                stopped.equals(DECLINED));
    }

    /** Another host, one that only looks like it, another way to speak, no address at all. */
    private static List<String> elsewhere(URI pages) {
        return List.of(
                "https://elsewhere.example/",
                pages.getScheme() + "://" + pages.getRawAuthority() + "@elsewhere.example/",
                pages.getScheme() + "://" + pages.getHost() + ".elsewhere.example/",
                "ftp://" + pages.getRawAuthority() + "/",
                "javascript:alert(1)",
                "//elsewhere.example/");
    }

    private void says(String what, int status, String code) {
        ApiDesk desk = twin.desk(new ApiMood.Saying(status));
        String actual = code(ask(desk));
        checks.holds(
                what,
                "nobody is handed over (" + code + "), and it is not asked again",
                actual + ", after " + (desk.calls() == 1 ? "one call" : desk.calls() + " calls"),
                actual.equals(code) && desk.calls() == 1);
    }

    private void stopped(String what, String code, Outcome outcome) {
        String actual = code(outcome);
        checks.holds(what, "not believed: " + code, actual, actual.equals(code));
    }

    private Outcome ask(ApiDesk desk) {
        return twin.caller().ask(desk::answer);
    }

    private boolean entered(Outcome outcome) {
        URI pages = twin.contract().pages();
        return outcome instanceof Outcome.Entered(String account)
                && (pages == null ? account.equals(twin.contract().number()) : account.startsWith(pages.toString()));
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Entered entered -> "the customer is handed over";
            case Outcome.Stopped(String code) -> code;
        };
    }
}
