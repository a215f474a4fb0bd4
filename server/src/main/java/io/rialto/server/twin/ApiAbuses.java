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
        List<Outcome> outcomes = elsewhere(pages).stream()
                .map(elsewhere -> ask(twin.desk(new ApiMood.Naming(elsewhere))))
                .toList();
        Outcome worst = outcomes.stream()
                .filter(outcome -> !stopped(DECLINED, outcome))
                .findFirst()
                .orElse(outcomes.getFirst());
        stopped("An answer that leads out of the service’s pages", DECLINED, worst);
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
        Outcome outcome = ask(desk);
        checks.holds(
                what,
                "nobody is handed over (" + code + "), and it is not asked again",
                words(outcome) + (desk.calls() == 1 ? "" : ", after " + desk.calls() + " calls"),
                stopped(code, outcome) && desk.calls() == 1);
    }

    private void stopped(String what, String code, Outcome outcome) {
        checks.holds(what, "nobody is handed over (" + code + ")", words(outcome), stopped(code, outcome));
    }

    private Outcome ask(ApiDesk desk) {
        return twin.caller().ask(desk::answer);
    }

    private boolean entered(Outcome outcome) {
        URI pages = twin.contract().pages();
        return outcome instanceof Outcome.Entered(String account)
                && (pages == null ? account.equals(twin.contract().number()) : account.startsWith(pages.toString()));
    }

    private static boolean stopped(String code, Outcome outcome) {
        return outcome instanceof Outcome.Stopped(String its, String reads) && its.equals(code);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Entered entered -> "the customer is handed over";
            case Outcome.Stopped(String code, String reads) -> code + ", and the customer reads “" + reads + "”";
        };
    }
}
