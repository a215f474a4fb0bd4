package io.rialto.saml;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code xs:duration}, without a sign. A year counts 365 days and a month 30: nobody caches by the calendar. */
final class XmlDuration {

    private static final Pattern FORM = Pattern.compile("P(?=.)(?:(\\d{1,4})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,6})D)?"
            + "(?:T(?=\\d)(?:(\\d{1,8})H)?(?:(\\d{1,8})M)?(?:(\\d{1,10})(?:\\.\\d{1,9})?S)?)?");
    private static final long DAY = 86_400;

    private XmlDuration() {}

    static Duration parse(String text, String name) throws Flawed {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new Flawed(Flaw.MALFORMED, name + " is not a duration");
        }
        long seconds = (number(form, 1) * 365 + number(form, 2) * 30 + number(form, 3)) * DAY
                + number(form, 4) * 3_600
                + number(form, 5) * 60
                + number(form, 6);
        return Duration.ofSeconds(seconds);
    }

    private static long number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
