package io.rialto.saml;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** SAML's instants: {@code xs:dateTime} in UTC, written with a Z (SAML Core §1.3.3). */
final class UtcInstant {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private UtcInstant() {}

    static Instant of(Element element, String name) throws Flawed {
        return parse(Elements.attribute(element, name), name);
    }

    static @Nullable Instant optional(Element element, String name) throws Flawed {
        String value = Elements.optionalAttribute(element, name);
        return value == null ? null : parse(value, name);
    }

    private static Instant parse(String value, String name) throws Flawed {
        if (!FORM.matcher(value).matches()) {
            throw new Flawed(Flaw.MALFORMED, name + " is not a UTC instant");
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new Flawed(Flaw.MALFORMED, name + " is not a UTC instant");
        }
    }
}
