package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.PublishedSaml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code saml.metadata}, in the contract's file. */
class MetadataReaderTest {

    private static final String ADDRESSES =
            "              entity_id: https://rewards.test/saml\n              acs: https://rewards.test/saml/acs\n";
    private static final String XML = "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
            + " entityID=\"https://learn.test/saml\"><md:SPSSODescriptor"
            + " protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><md:AssertionConsumerService"
            + " Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://learn.test/acs\" index=\"0\"/>"
            + "</md:SPSSODescriptor></md:EntityDescriptor>";

    @TempDir
    private Path folder;

    @Test
    void aDocumentInTheFileIsReadWithIt() throws IOException {
        Readings readings = saying("xml: '" + XML + "'");

        assertThat(protocol(readings)).isInstanceOfSatisfying(Saml.class, saml -> {
            assertThat(saml.entityId()).isEqualTo("https://learn.test/saml");
            assertThat(saml.acs()).isEqualTo(URI.create("https://learn.test/acs"));
        });
    }

    @Test
    void whatTheFileSaysItselfCountsMore() throws IOException {
        Readings readings = saying("xml: '" + XML + "'", "              acs: https://rewards.test/own\n");

        assertThat(protocol(readings)).isInstanceOfSatisfying(Saml.class, saml -> {
            assertThat(saml.entityId()).isEqualTo("https://learn.test/saml");
            assertThat(saml.acs()).isEqualTo(URI.create("https://rewards.test/own"));
        });
    }

    @Test
    void aFilesPathCountsFromTheConfigurationsFolder() throws IOException {
        Files.writeString(folder.resolve("learn.xml"), XML);

        Readings readings = saying("file: learn.xml")
                .where(
                        "RIALTO_CONFIG",
                        Files.writeString(folder.resolve("rialto.yaml"), "").toString());

        assertThat(protocol(readings)).isInstanceOf(Saml.class);
    }

    @Test
    void anAddressIsNotAskedWhenTheFileIsRead() throws IOException {
        Readings readings = saying("{ url: https://nobody.invalid/metadata, entity_id: https://learn.test }");

        assertThat(protocol(readings)).isInstanceOfSatisfying(PublishedSaml.class, published -> {
            assertThat(published.source().url()).isEqualTo(URI.create("https://nobody.invalid/metadata"));
            assertThat(published.source().entityId()).isEqualTo("https://learn.test");
            assertThat(published.said().entityId()).isEmpty();
        });
    }

    @Test
    void whatOneShouldKnowIsTold() throws IOException {
        List<String> notices = saying("xml: '" + XML + "'").valid().notices();

        assertThat(notices)
                .contains(
                        "organizations[0].sites[0].services[0].saml.metadata.xml: It has no key to encrypt for: whatever it"
                                + " is sent can be read in the customer's browser.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                          | saml.metadata: needs one of "file", "xml" and "url"
            { xml: a, url: https://learn.test/metadata } | saml.metadata: needs one of "file", "xml" and "url"
            { xml: "<a/>" }                             | saml.metadata.xml: is not the metadata of one service
            { xml: "<!DOCTYPE a><a/>" }                 | saml.metadata.xml: has a document type declaration
            { url: ftp://learn.test }                   | saml.metadata.url: must be an absolute https address
            { url: http://learn.test/metadata }         | saml.metadata.url: must begin with https
            { file: nowhere.xml }                       | saml.metadata.file: names no file
            { url: https://learn.test, signed_by: abc } | saml.metadata.signed_by: must be one certificate
            { url: https://learn.test, entityid: abc }  | saml.metadata.entityid: is not known here
            abc                                         | saml.metadata: must have members
            """)
    void whatIsWrongIsToldWithItsPlace(String metadata, String problem) throws IOException {
        assertThat(saying(metadata).problems()).anyMatch(told -> told.contains(problem));
    }

    @Test
    void withoutMetadataTheAddressesAreNeeded() throws IOException {
        assertThat(Readings.theContract().with(ADDRESSES, "").problems())
                .anyMatch(told -> told.contains("needs \"entity_id\""))
                .anyMatch(told -> told.contains("needs \"acs\""));
    }

    private static Protocol protocol(Readings readings) {
        return readings.site().services().getFirst().protocol();
    }

    private static Readings saying(String metadata) throws IOException {
        return saying(metadata, "");
    }

    private static Readings saying(String metadata, String more) throws IOException {
        String block = metadata.startsWith("{") || !metadata.contains(": ") ? metadata : "{ " + metadata + " }";
        return Readings.theContract().with(ADDRESSES, "              metadata: " + block + "\n" + more);
    }
}
