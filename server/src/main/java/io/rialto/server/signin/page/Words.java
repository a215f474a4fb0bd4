package io.rialto.server.signin.page;

import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import io.rialto.server.organization.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How pages say things. */
public final class Words {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** Date and time, to the minute. */
    public static String of(Instant at) {
        return TO_THE_MINUTE.format(at);
    }

    /** A role, as people read it. */
    public static String of(Role role) {
        return capitalized(role.name());
    }

    /** The name; whoever has none is called by their address. */
    public static String of(User user) {
        String name = (user.firstName() + " " + user.lastName()).strip();
        return name.isEmpty() ? user.email().value() : name;
    }

    /** That a plan has ended, and what that means. */
    public static String ofTheEnd(Subscription over) {
        String when =
                Optional.ofNullable(over.endsAt()).map(at -> " on " + of(at)).orElse("");
        return "Your plan ended" + when
                + ": settings cannot be changed until it is renewed. Customers go on signing in.";
    }

    /** A constant, as people read it. */
    public static String capitalized(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
