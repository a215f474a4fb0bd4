package io.rialto.server.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The decisions on the way into a service, in their order. */
public enum Check {
    ASKED("The service asked in a way that can be answered"),
    SITE("The site is there and switched on"),
    BEGUN("The login began here"),
    SHOP("A shop is connected"),
    CAME_BACK("The shop sent the customer back with a ticket"),
    TICKET_FORM("The ticket has the right form"),
    TICKET_KEY("The ticket opens with a key that shop and site share"),
    TICKET_SITE("The ticket is for this site, from this shop"),
    TICKET_TIME("The ticket is of this minute"),
    BROWSER("It is the browser that began"),
    SAME_SERVICE("The ticket is for the service that was begun"),
    STANDING("The shop has not shut the customer out"),
    IMPERSONATION("The customer acts for themselves"),
    EMAIL_CONFIRMED("The e-mail address is confirmed"),
    WEBSITE("The customer belongs to this website"),
    LOGIN_AGE("The login at the shop is as fresh as the service asks"),
    SERVICE("The service is there and open"),
    TARGET("The place inside the service is allowed"),
    ENTITLEMENT("The service's rule lets the customer in"),
    NOT_ENDED("The customer has not ended the service"),
    RELEASE("What the service needs to know is there"),
    SAME_EMAIL("No other account is in the way"),
    UNUSED("The ticket was not used before"),
    ACCOUNT("The service has the account"),
    SEAL("The message is signed and sent"),
    CODE("The service fetched the customer with its code"),
    RETURN("The service let the customer in");

    private final String title;

    Check(String title) {
        this.title = title;
    }

    /** What is true when it went well, for people. */
    public String title() {
        return title;
    }

    /** For programs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that {@link #key} names; nothing when a later release wrote it. */
    public static Optional<Check> of(String key) {
        return Arrays.stream(values()).filter(check -> check.key().equals(key)).findFirst();
    }
}
