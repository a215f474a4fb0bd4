package io.rialto.server.launch;

import java.util.Locale;

/** Why a form of a customer's page is not heeded. */
enum Objection {
    DAMAGED("This page is damaged", "Please open your services again."),
    OTHER_SITE("This page belongs to another shop", "Please open the services of this shop again."),
    TOO_OLD(
            "This page is too old",
            "For your safety its buttons work for 15 minutes. Please open your services again."),
    OTHER_BROWSER(
            "Please start again in this browser",
            "The page was opened in another browser or a good while ago, or cookies are switched off."),
    NOTHING_TO_END("There is nothing to end", "You have not entered this service, or you ended it already."),
    SHUT_OUT(
            "You are not logged in at the shop any more",
            "Please log in there again, then open your services again, or ask the shop’s support.");

    private final String title;
    private final String sentence;

    Objection(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    /** For programs and logs. */
    String code() {
        return "form_" + name().toLowerCase(Locale.ROOT);
    }

    /** What the customer reads first. */
    String title() {
        return title;
    }

    /** What the customer reads then. */
    String sentence() {
        return sentence;
    }
}
