package io.rialto.server.configuration;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Hmac.Code;
import io.rialto.server.externalservice.Hmac.Format;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.release.Expressions.Purpose;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a service's {@code hmac}. */
final class HmacReader {

    private static final Rule<Format> FORMAT =
            Rules.oneOf(Map.of("fields", Format.FIELDS, "discourse", Format.DISCOURSE, "multipass", Format.MULTIPASS));
    private static final Rule<Code.Digest> DIGEST =
            Rules.oneOf(Map.of("sha1", Code.Digest.SHA1, "sha256", Code.Digest.SHA256, "sha512", Code.Digest.SHA512));
    private static final Rule<Code.Keying> KEYING =
            Rules.oneOf(Map.of("hmac", Code.Keying.HMAC, "appended", Code.Keying.APPENDED));
    private static final Rule<Code.Encoding> ENCODING = Rules.oneOf(
            Map.of("hex", Code.Encoding.HEX, "base64", Code.Encoding.BASE64, "base64url", Code.Encoding.BASE64URL));
    private static final Rule<Hmac.Time.Notation> NOTATION =
            Rules.oneOf(Map.of("unix", Hmac.Time.Notation.UNIX, "iso", Hmac.Time.Notation.ISO));
    private static final Rule<String> SEPARATOR = text ->
            text.length() <= 8 && text.chars().noneMatch(letter -> letter != '\n' && Character.isISOControl(letter))
                    ? Rule.good(text)
                    : Rule.bad("must be at most 8 characters");

    private HmacReader() {}

    static Optional<Spoken> read(Value value) {
        Fields fields = value.fields();
        Optional<Format> format = fields.optional("format", FORMAT);
        Optional<NameIdKind> nameId = fields.optional("name_id", NameIds.RULE);
        Optional<String> nameIdValue = fields.expression("name_id_value", Purpose.NAME_ID);
        Optional<String> subject = fields.optional("subject", DeliveryReader.NAME);
        Optional<Hmac.Time> time = fields.value("time").flatMap(HmacReader::time);
        Optional<String> unique = fields.optional("unique_field", DeliveryReader.NAME);
        Optional<Code> mac = fields.value("mac").flatMap(HmacReader::mac);
        fields.needed("secret");
        Secrets secrets = SecretsReader.read(fields, "secret");
        Optional<Delivery> delivery = DeliveryReader.read(fields, "token");
        Optional<URI> start =
                fields.optional("start_url", fields.reading().rules().address());
        Format chosen = format.orElse(Format.FIELDS);
        if (chosen == Format.FIELDS) {
            fields.needed("mac");
        }
        return fields.made(() -> new Spoken(
                new Hmac(
                        chosen,
                        nameId.orElse(NameIdKind.PERSISTENT),
                        nameIdValue.orElse(null),
                        subject.filter(name -> !name.equals("none")).orElse(null),
                        time.orElse(null),
                        unique.orElse(null),
                        mac.orElse(null),
                        delivery.orElseThrow(),
                        start.map(URI::toString).orElse(null)),
                secrets));
    }

    private static Optional<Hmac.Time> time(Value value) {
        Fields fields = value.fields();
        Optional<String> field = fields.needed("field", DeliveryReader.NAME);
        Optional<Hmac.Time.Notation> notation = fields.needed("notation", NOTATION);
        return fields.made(() -> new Hmac.Time(field.orElseThrow(), notation.orElseThrow()));
    }

    private static Optional<Code> mac(Value value) {
        Fields fields = value.fields();
        Optional<Code.Digest> digest = fields.optional("digest", DIGEST);
        Optional<Code.Keying> keying = fields.optional("keying", KEYING);
        List<String> over = fields.list("over", item -> item.read(DeliveryReader.NAME));
        Optional<String> separator = fields.optional("separator", SEPARATOR);
        Optional<Code.Encoding> encoding = fields.optional("encoding", ENCODING);
        Optional<String> field = fields.needed("field", DeliveryReader.NAME);
        return fields.made(() -> new Code(
                digest.orElse(Code.Digest.SHA256),
                keying.orElse(Code.Keying.HMAC),
                List.copyOf(over),
                separator.orElse(""),
                encoding.orElse(Code.Encoding.HEX),
                field.orElseThrow()));
    }

    /** No field may be two things, and a code goes over fields that are there. */
    static void check(Fields service, Hmac hmac, Release release) {
        Set<String> taken = new HashSet<>();
        Optional.ofNullable(hmac.subject()).ifPresent(taken::add);
        Optional.ofNullable(hmac.time()).map(Hmac.Time::field).ifPresent(taken::add);
        Optional.ofNullable(hmac.unique()).ifPresent(taken::add);
        Set<String> own = Set.copyOf(taken);
        Optional.ofNullable(hmac.mac()).map(Code::field).ifPresent(taken::add);
        if (hmac.format() == Format.DISCOURSE) {
            taken.add("nonce");
        }
        release.attributes().keySet().stream()
                .filter(taken::contains)
                .forEach(name -> service.value("attributes")
                        .ifPresent(value -> value.refused("has \"" + name + "\", which goes along already")));
        Optional.ofNullable(hmac.mac()).stream()
                .flatMap(mac -> mac.over().stream())
                .filter(name -> !own.contains(name) && !release.attributes().containsKey(name))
                .forEach(name -> service.value("hmac")
                        .ifPresent(value ->
                                value.refused("has a code over \"" + name + "\", which is neither sent nor required")));
    }
}
