package io.rialto.server.configuration;

import io.rialto.saml.Binding;
import io.rialto.saml.DataCipher;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.PublishedSaml.Wishes;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.SamlTerms.Consumer;
import io.rialto.server.externalservice.SamlTerms.Logout;
import io.rialto.server.externalservice.SamlTerms.Sealing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the members of {@code saml} that say more than where a response goes. */
final class SamlTermsReader {

    private static final Rule<DataCipher> CIPHER =
            Rules.oneOf(Map.of("aes256-gcm", DataCipher.AES_256_GCM, "aes128-gcm", DataCipher.AES_128_GCM));
    private static final Rule<Binding> BINDING =
            Rules.oneOf(Map.of("redirect", Binding.REDIRECT, "post", Binding.POST));
    private static final Rule<Duration> SKEW = Durations.between("0s", "5m");
    private static final Rule<Duration> SESSION = Durations.between("5m", "24h");

    private SamlTermsReader() {}

    /**
     * @param names the kinds of names, the usual one first
     * @param published whether the service's metadata has what is not said here
     */
    static SamlTerms read(Fields fields, List<Consumer> consumers, List<NameIdKind> names, boolean published) {
        List<String> certificates = fields.list("signing_certificates", item -> item.read(Certificates.SIGNING));
        boolean signed = fields.flag("want_authn_requests_signed", false);
        if (signed && certificates.isEmpty() && !published) {
            fields.lacks(
                    "signing_certificates",
                    "needs \"signing_certificates\", because want_authn_requests_signed is true");
        }
        Optional<String> startUrl =
                fields.optional("start_url", StartUrls.rule(fields.reading().rules()));
        Optional<Sealing> sealing = sealing(fields, published);
        Optional<Logout> logout = fields.value("slo").flatMap(SamlTermsReader::logout);
        if (logout.isPresent() && certificates.isEmpty() && !published) {
            fields.lacks("signing_certificates", "needs \"signing_certificates\", because logouts are signed");
        }
        return new SamlTerms(
                consumers,
                certificates,
                signed,
                startUrl.orElse(null),
                sealing.orElse(null),
                fields.optional("clock_skew", SKEW).orElse(SamlTerms.USUAL_SKEW),
                fields.optional("session_lifetime", SESSION).orElse(null),
                logout.orElse(null),
                names.stream().skip(1).toList());
    }

    /** What is to be done with the service's metadata. */
    static Wishes wishes(Fields fields) {
        return new Wishes(
                fields.flag("encrypt", false),
                fields.optional("encryption_algorithm", CIPHER).orElse(null),
                fields.value("want_authn_requests_signed").flatMap(Value::flag).orElse(null));
    }

    private static Optional<Logout> logout(Value value) {
        Rule<URI> address = value.reading().rules().address();
        if (value.node() instanceof ScalarNode) {
            return value.read(address).map(url -> new Logout(url, url, Binding.REDIRECT));
        }
        Fields fields = value.fields();
        Optional<URI> url = fields.needed("url", address);
        Optional<URI> answers = fields.optional("response_url", address);
        Binding binding = fields.optional("binding", BINDING).orElse(Binding.REDIRECT);
        return fields.made(
                () -> new Logout(url.orElseThrow(), answers.or(() -> url).orElseThrow(), binding));
    }

    private static Optional<Sealing> sealing(Fields fields, boolean published) {
        boolean encrypt = fields.flag("encrypt", false);
        Optional<String> certificate = fields.optional("encryption_certificate", Certificates.ENCRYPTION);
        DataCipher cipher = fields.optional("encryption_algorithm", CIPHER).orElse(DataCipher.AES_256_GCM);
        if (encrypt && fields.value("encryption_certificate").isEmpty() && !published) {
            fields.lacks("encryption_certificate", "needs \"encryption_certificate\", because encrypt is true");
        }
        return encrypt ? certificate.map(text -> new Sealing(text, cipher)) : Optional.empty();
    }
}
