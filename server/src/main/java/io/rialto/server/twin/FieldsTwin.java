package io.rialto.server.twin;

import io.rialto.server.externalservice.Hmac.Code;
import io.rialto.server.externalservice.Hmac.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes fields with a message authentication code, which it computes anew by the vendor's formula. */
public record FieldsTwin(Contract contract) implements Twin {

    /**
     * What was agreed upon.
     *
     * @param subject the field that names the customer; absent: none does
     * @param time the field that says when; absent: none does
     * @param unique the field that is new each time; absent: none is
     * @param apart parameters that go along, and into no code
     */
    public record Contract(
            String method,
            String secret,
            Code code,
            @Nullable String subject,
            @Nullable Time time,
            @Nullable String unique,
            Set<String> apart,
            Set<String> required) {

        /** It holds a secret. */
        @Override
        public String toString() {
            return "Contract[" + code.field() + "]";
        }
    }

    private static final Duration FRESH = Duration.ofMinutes(5);

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        checks.same("How it comes", contract.method(), parcel.method());
        Map<String, String> fields = new LinkedHashMap<>(parcel.fields());
        String code = fields.remove(contract.code().field());
        fields.keySet().removeAll(contract.apart());
        checks.holds(
                "The code",
                "in " + contract.code().field() + ", as the vendor's formula gives it",
                code == null || code.isEmpty() ? "nothing" : code,
                code != null && Macs.same(code, code(fields)));
        time(fields, checks, now);
        unique(fields, checks);
        Map<String, List<String>> attributes = attributes(fields);
        checks.required(contract.required(), attributes);
        String subject = contract.subject();
        if (subject == null) {
            return checks.judged(Persons.of(attributes, contract.required()));
        }
        String name = fields.getOrDefault(subject, "");
        checks.holds("The customer has a name", "in " + subject, name.isEmpty() ? "nothing" : name, !name.isEmpty());
        return checks.judged(new Person(subject, name, attributes));
    }

    private String code(Map<String, String> fields) {
        Code how = contract.code();
        List<String> over = how.over().isEmpty() ? List.copyOf(fields.keySet()) : how.over();
        String message =
                over.stream().map(name -> fields.getOrDefault(name, "")).collect(Collectors.joining(how.separator()));
        byte[] value = switch (how.keying()) {
            case HMAC -> Macs.hmac(hmac(how.digest()), Macs.utf8(contract.secret()), Macs.utf8(message));
            case APPENDED -> Macs.digest(digest(how.digest()), Macs.utf8(message + contract.secret()));
        };
        return switch (how.encoding()) {
            case HEX -> HexFormat.of().formatHex(value);
            case BASE64 -> Base64.getEncoder().encodeToString(value);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        };
    }

    private void time(Map<String, String> fields, Checklist checks, Instant now) {
        Time time = contract.time();
        if (time == null) {
            checks.untried("Made at", "The service wants no time.");
            return;
        }
        String text = fields.getOrDefault(time.field(), "");
        Optional<Instant> made = time.notation() == Time.Notation.UNIX ? Times.seconds(text) : Times.read(text);
        Times.fresh(checks, "Made at (" + time.field() + ")", made, now, FRESH);
    }

    private void unique(Map<String, String> fields, Checklist checks) {
        String name = contract.unique();
        if (name != null) {
            String value = fields.getOrDefault(name, "");
            checks.holds(
                    "A number of its own (" + name + ")", "one", value.isEmpty() ? "none" : value, !value.isEmpty());
        }
    }

    private Map<String, List<String>> attributes(Map<String, String> fields) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Time time = contract.time();
        fields.forEach((name, value) -> {
            if ((time == null || !name.equals(time.field())) && !name.equals(contract.unique())) {
                attributes.put(name, List.of(value));
            }
        });
        return attributes;
    }

    private static String hmac(Code.Digest digest) {
        return switch (digest) {
            case SHA1 -> "HmacSHA1";
            case SHA256 -> "HmacSHA256";
            case SHA512 -> "HmacSHA512";
        };
    }

    private static String digest(Code.Digest digest) {
        return switch (digest) {
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA512 -> "SHA-512";
        };
    }
}
