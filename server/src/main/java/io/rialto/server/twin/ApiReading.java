package io.rialto.server.twin;

import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.AccountApi.Make;
import io.rialto.server.twin.ApiCall.Reply;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an API looks at a call, before it looks anything up. Each step is a check, and whatever does not hold is answered as vendors do.
 *
 * @param what how its checks begin
 */
record ApiReading(ApiContract contract, String what, Checklist checks) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

    /** What is wrong with how it comes; nothing: it is as agreed. */
    Optional<Reply> door(String method, URI where, ApiCall call) {
        String expected = method + " " + bare(where);
        if (!same("where it goes", expected, call.method() + " " + bare(call.url()))) {
            return Optional.of(Reply.no(404));
        }
        for (Map.Entry<String, String> header : contract.api().headers().entrySet()) {
            if (!header(header.getKey(), header.getValue(), call.header(header.getKey()))) {
                return Optional.of(Reply.no(401));
            }
        }
        return Optional.empty();
    }

    private boolean header(String name, String agreed, String came) {
        boolean secretive = agreed.contains(AccountApi.SECRET);
        boolean good = Macs.same(agreed.replace(AccountApi.SECRET, contract.secret()), came);
        // Whatever is in it, it is not shown.
        return holds(
                (secretive ? "the secret in " : "the header ") + name,
                "as agreed",
                good ? "as agreed" : came.isEmpty() ? "nothing" : "another",
                good);
    }

    /** What a search asks for; nothing when it is no search of this API's. */
    Optional<Map<String, String>> search(AccountApi.Find find, ApiCall call) {
        Map<String, String> all = ApiBodies.fields(call.url().getRawQuery());
        Map<String, String> asked = new LinkedHashMap<>(all);
        ApiBodies.fields(find.url().getRawQuery()).forEach((name, value) -> asked.remove(name, value));
        boolean good = same(
                "what it asks by",
                String.join(", ", find.parameters().keySet()),
                all.isEmpty() ? "nothing" : String.join(", ", asked.keySet()));
        for (Map.Entry<String, String> parameter : asked.entrySet()) {
            good &= value(parameter.getKey(), parameter.getValue());
        }
        return good ? Optional.of(asked) : Optional.empty();
    }

    /** What a creation tells; nothing when it cannot be read. */
    Optional<Map<String, Object>> members(Make make, ApiCall call) {
        boolean form = make.form() == AccountApi.Form.DATA;
        String text = call.body();
        if (!same(
                "media type",
                form ? "application/x-www-form-urlencoded" : "application/json",
                call.mediaType() == null ? "nothing" : call.mediaType())) {
            return Optional.empty();
        }
        boolean fits = text != null && text.length() <= ApiBodies.LONGEST;
        Optional<Map<String, Object>> members =
                fits && text != null ? ApiBodies.read(make.form(), text) : Optional.empty();
        holds(
                "the body can be read",
                switch (make.form()) {
                    case JSON -> "one JSON object";
                    case LIST -> "a JSON list of one object";
                    case DATA -> "one JSON object in the field data";
                },
                members.isPresent() ? "it can" : fits ? "something else" : text == null ? "nothing" : "too much",
                members.isPresent());
        return members;
    }

    /** Whether that is all of what an account needs, and nothing else. */
    boolean told(Make make, Map<String, List<String>> told, @Nullable String sought) {
        boolean good = required(make.told().required(), told);
        List<String> more = told.keySet().stream()
                .filter(name -> !make.told().attributes().containsKey(name) && !name.equals(make.target()))
                .toList();
        good &= holds(
                "it tells nothing else",
                "what was agreed upon alone",
                more.isEmpty() ? "nothing else" : String.join(", ", more),
                more.isEmpty());
        for (Map.Entry<String, List<String>> member : told.entrySet()) {
            if (isEmail(member.getKey())) {
                String address = String.join(", ", member.getValue());
                good &= value(member.getKey(), address);
                good &= sought == null
                        || holds("of whom it looked for", sought, address, sought.equalsIgnoreCase(address));
            }
        }
        return landing(make.target(), told) && good;
    }

    private boolean required(Set<String> required, Map<String, List<String>> told) {
        List<String> missing = required.stream()
                .filter(name -> told.getOrDefault(name, List.of()).stream().allMatch(String::isBlank))
                .sorted()
                .toList();
        return required.isEmpty()
                || holds(
                        "what an account needs",
                        String.join(", ", required),
                        missing.isEmpty() ? "all there" : "missing: " + String.join(", ", missing),
                        missing.isEmpty());
    }

    private boolean landing(@Nullable String target, Map<String, List<String>> told) {
        URI pages = contract.pages();
        if (target == null || pages == null) {
            return true;
        }
        String where = String.join(", ", told.getOrDefault(target, List.of()));
        boolean good = where.equals(pages.toString());
        return holds(
                "where the customer lands (" + target + ")",
                "within the twin’s own pages",
                good ? "within them" : where.isEmpty() ? "nothing" : where,
                good);
    }

    private boolean value(String name, String value) {
        return isEmail(name)
                ? holds(
                        name,
                        "a well-formed e-mail address",
                        value.isEmpty() ? "nothing" : value,
                        value.length() <= 254 && EMAIL.matcher(value).matches())
                : holds(name, "a value", value.isBlank() ? "nothing" : value, !value.isBlank());
    }

    /** By its name. */
    static boolean isEmail(String name) {
        return name.toLowerCase(Locale.ROOT).contains("mail");
    }

    private boolean same(String step, String expected, String actual) {
        return checks.holds(what + ": " + step, expected, actual, expected.equals(actual));
    }

    private boolean holds(String step, String expected, String actual, boolean holds) {
        return checks.holds(what + ": " + step, expected, actual, holds);
    }

    private static String bare(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
