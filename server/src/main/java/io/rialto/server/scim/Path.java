package io.rialto.server.scim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an attribute is in an account (RFC 7644 §3.5.2): {@code userName}, {@code name.givenName}, {@code emails[type eq "work"].value},
 * or one of these behind an extension's schema and a colon.
 *
 * @param schema of an extension; absent: the core schema of users
 * @param selector which of several elements; absent: it has one value
 */
public record Path(
        @Nullable String schema,
        String attribute,
        @Nullable Selector selector,
        @Nullable String part) {

    private static final Pattern FORM = Pattern.compile(
            "(?:(urn:[A-Za-z0-9][A-Za-z0-9:._-]{0,200}):)?([A-Za-z][\\w$-]{0,63})"
                    + "(?:\\[([A-Za-z][\\w$-]{0,63}) eq (\"[\\w .@:/-]{1,100}\"|true|false)\\])?(?:\\.([A-Za-z$][\\w$-]{0,63}))?");

    /** They are the service's, or Rialto's own business. */
    private static final Set<String> RESERVED =
            Set.of("id", "externalid", "schemas", "meta", "active", "groups", "password");

    /** The element whose sub-attribute has that value. */
    record Selector(String part, Object value) {

        boolean picks(Map<String, Object> element) {
            return Members.of(element, part).filter(value::equals).isPresent();
        }

        @Override
        public String toString() {
            return "[" + part + " eq " + (value instanceof String text ? '"' + text + '"' : value) + "]";
        }
    }

    /** Reads a path; nothing when it is none that can be written. */
    public static Optional<Path> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || RESERVED.contains(form.group(2).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String part = form.group(5);
        if (form.group(3) != null && part == null) {
            return Optional.empty();
        }
        return Optional.of(new Path(form.group(1), form.group(2), selector(form), part));
    }

    private static @Nullable Selector selector(Matcher form) {
        String value = form.group(4);
        if (value == null) {
            return null;
        }
        return new Selector(
                form.group(3),
                value.startsWith("\"") ? value.substring(1, value.length() - 1) : Boolean.valueOf(value));
    }

    /** As it is written in an operation. */
    String text() {
        return (schema == null ? "" : schema + ":")
                + attribute
                + (selector == null ? "" : selector)
                + (part == null ? "" : "." + part);
    }

    /** What is there. */
    Optional<Object> read(Map<String, Object> account) {
        Map<String, Object> home = schema == null
                ? account
                : Members.of(account, schema).map(Members::object).orElseGet(Map::of);
        Optional<Object> value = Members.of(home, attribute);
        if (selector != null) {
            value = value.flatMap(this::selected);
        }
        String last = part;
        return last == null ? value : value.flatMap(inner -> Members.of(Members.object(inner), last));
    }

    /** Whether the element is there that an operation would change. */
    boolean hasElement(Map<String, Object> account) {
        Path whole = new Path(schema, attribute, null, null);
        return selector == null || whole.read(account).flatMap(this::selected).isPresent();
    }

    private Optional<Object> selected(Object elements) {
        Selector wanted = selector;
        return wanted == null || !(elements instanceof List<?> list)
                ? Optional.empty()
                : list.stream()
                        .map(element -> (Object) Members.object(element))
                        .filter(element -> wanted.picks(Members.object(element)))
                        .findFirst();
    }

    /** Puts it into an account that is being written. Absent: takes it away. */
    void write(Map<String, Object> account, @Nullable Object value) {
        Map<String, Object> home = schema == null ? account : Members.inner(account, schema);
        Map<String, Object> holder = selector != null ? element(home, selector) : home;
        if (part == null) {
            Members.put(holder, attribute, value);
        } else {
            Members.put(selector != null ? holder : Members.inner(holder, attribute), part, value);
        }
    }

    private Map<String, Object> element(Map<String, Object> home, Selector wanted) {
        List<Object> elements = new ArrayList<>();
        Map<String, Object> found = null;
        if (Members.of(home, attribute).orElse(null) instanceof List<?> list) {
            for (Object element : list) {
                Map<String, Object> copy = new LinkedHashMap<>(Members.object(element));
                elements.add(copy);
                found = found == null && wanted.picks(copy) ? copy : found;
            }
        }
        if (found == null) {
            found = new LinkedHashMap<>(Map.of(wanted.part(), wanted.value()));
            elements.add(found);
        }
        Members.put(home, attribute, elements);
        return found;
    }

    /** What an operation adds where no such element is. */
    Object newElement(Object value) {
        Map<String, Object> element = new LinkedHashMap<>();
        if (selector != null) {
            element.put(selector.part(), selector.value());
        }
        element.put(part == null ? "value" : part, value);
        return List.of(element);
    }

    /** The path of all elements. */
    String textOfAll() {
        return new Path(schema, attribute, null, null).text();
    }

    @Override
    public String toString() {
        return text();
    }
}
