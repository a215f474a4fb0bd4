package io.rialto.server.configuration;

import static io.rialto.server.configuration.Readings.theContract;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Binding;
import io.rialto.saml.DataCipher;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.SamlTerms.Consumer;
import io.rialto.server.externalservice.SamlTerms.Logout;
import io.rialto.server.externalservice.SamlTerms.Sealing;
import io.rialto.server.fixture.Signers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamlTermsReaderTest {

    private static final String ACS = "acs: https://rewards.test/saml/acs";
    private static final String NAME = "name_id: persistent";
    private static final String ENCRYPT = "encrypt: false";
    private static final String OWN = Signers.inBase64(Signers.KEY.certificate());
    private static final String PEM = "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(Base64.getDecoder().decode(OWN))
            + "\n-----END CERTIFICATE-----";

    @Test
    void whatIsNotSaidIsUsual() throws IOException {
        Saml saml = saml(theContract());

        assertThat(saml.terms()).isEqualTo(SamlTerms.USUAL);
        assertThat(saml.consumers()).containsExactly(new Consumer(0, saml.acs()));
    }

    @Test
    void everythingCanBeSaid() throws IOException {
        Saml saml = saml(theContract()
                .with(ACS, "acs: [ https://a.test/1, { url: https://a.test/2, index: 9, default: true } ]")
                .with(ENCRYPT, """
                        encrypt: true
                                      encryption_certificate: "%1$s"
                                      encryption_algorithm: aes128-gcm
                                      want_authn_requests_signed: true
                                      signing_certificates: [ "%1$s" ]
                                      start_url: https://a.test/start/{target}
                                      clock_skew: 0s
                                      session_lifetime: 2h
                                      slo: { url: https://a.test/slo, binding: post }\
                        """.formatted(OWN)));

        assertThat(saml.acs()).isEqualTo(URI.create("https://a.test/2"));
        assertThat(saml.terms())
                .isEqualTo(new SamlTerms(
                        List.of(
                                new Consumer(0, URI.create("https://a.test/1")),
                                new Consumer(9, URI.create("https://a.test/2"))),
                        List.of(OWN),
                        true,
                        "https://a.test/start/{target}",
                        new Sealing(OWN, DataCipher.AES_128_GCM),
                        Duration.ZERO,
                        Duration.ofHours(2),
                        new Logout(URI.create("https://a.test/slo"), URI.create("https://a.test/slo"), Binding.POST)));
    }

    @Test
    void aCertificateMayBePem() throws IOException {
        Saml saml = saml(theContract().with(ENCRYPT, "signing_certificates:\n                - |\n" + PEM.indent(18)));

        assertThat(saml.terms().signingCertificates()).containsExactly(OWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "encrypt: true | needs \"encryption_certificate\", because encrypt is true",
                "want_authn_requests_signed: true | needs \"signing_certificates\", because want_authn_requests_signed is true",
                "signing_certificates: [ AAAA ] | must be one certificate, as PEM or in Base64",
                "encryption_certificate: '*' | must be one certificate, as PEM or in Base64",
                "encryption_algorithm: aes256-cbc | must be one of aes128-gcm, aes256-gcm",
                "clock_skew: 6m | must be between 0s and 5m",
                "clock_skew: 60 | must be a number with s, m, h or d behind it, as 5m",
                "session_lifetime: 1m | must be between 5m and 24h",
                "slo: https://a.test/slo | needs \"signing_certificates\", because logouts are signed",
                "slo: { url: https://a.test/slo, binding: soap } | must be one of post, redirect",
                "slo: { response_url: https://a.test/slo } | needs \"url\"",
                "start_url: ftp://a.test/ | must be an absolute https address, without user and fragment",
                "start_url: https://{target}/ | must not have {target} in its host"
            })
    void whatCannotBeIsRefusedInWords(String line, String problem) throws IOException {
        assertThat(theContract().with(ENCRYPT, line).problems()).anyMatch(told -> told.contains(problem));
    }

    @Test
    void severalNamesCanBeAllowedOfWhichTheFirstIsUsual() throws IOException {
        Saml saml = saml(theContract().with(NAME, "name_id: [ email, persistent ]"));

        assertThat(saml.nameId()).isEqualTo(NameIdKind.EMAIL);
        assertThat(saml.names()).containsExactly(NameIdKind.EMAIL, NameIdKind.PERSISTENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name_id: [] | must name at least one kind",
                "name_id: [ email, email ] | stands here twice",
                "name_id: [ email, opaque ] | must be one of customer_id, email, persistent, transient"
            })
    void namesThatAreNoneAreRefused(String line, String problem) throws IOException {
        assertThat(theContract().with(NAME, line).problems()).anyMatch(told -> told.contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acs: [] | must name at least one address",
                "acs: [ https://a.test/, https://a.test/ ] | stands here twice",
                "acs: [ { url: https://a.test/, index: 1 }, https://b.test/ ] | has the index 1, which another one has",
                "acs: [ { url: https://a.test/, index: 65536 } ] | must be a number up to 65535",
                "acs: [ { url: https://a.test/, default: true }, { url: https://b.test/, default: true } ] | is the second default",
                "acs: [ { index: 1 } ] | needs \"url\"",
                "acs: [ http://a.test/ ] | must begin with https"
            })
    void consumersThatCannotBeToldApartAreRefused(String line, String problem) throws IOException {
        assertThat(theContract().with(ACS, line).problems()).anyMatch(told -> told.contains(problem));
    }

    private static Saml saml(Readings readings) {
        return (Saml) readings.site().services().getFirst().protocol();
    }
}
