package io.rialto.saml;

import static io.rialto.saml.ServiceMetadata.RSA_SHA1;
import static io.rialto.saml.ServiceMetadata.RSA_SHA256;
import static io.rialto.saml.ServiceMetadata.signed;
import static io.rialto.saml.ServiceMetadata.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.ServiceProviderMetadata.Consumer;
import io.rialto.saml.ServiceProviderMetadata.Logout;
import io.rialto.saml.ServiceProviderMetadata.Requested;
import io.rialto.saml.ServiceProviderMetadata.Seal;
import io.rialto.saml.ServiceProviderMetadata.ServiceKey;
import io.rialto.saml.ServiceProviderMetadata.Use;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ServiceProviderMetadataTest {

    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final List<X509Certificate> TRUSTED = List.of(Keys.RSA_CERTIFICATE);
    private static final String CONSUMER =
            "<md:AssertionConsumerService Binding=\"" + POST + "\" Location=\"https://a.test/acs\" index=\"0\"/>";
    private static final String SMALL = "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
            + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" entityID=\"https://a.test\">"
            + "<md:SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + CONSUMER
            + "</md:SPSSODescriptor></md:EntityDescriptor>";

    @ParameterizedTest
    @ValueSource(strings = {"moodle-auth-saml2", "salesforce", "docebo", "keycloak", "simplesamlphp"})
    void theSamplesKeepToTheSchema(String name) {
        assertThat(Schemas.complaints(ServiceMetadata.of(name).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void moodlesOwnMetadataIsRead() {
        ServiceProviderMetadata moodle = read(ServiceMetadata.of("moodle-auth-saml2"));

        assertThat(moodle.entityId()).isEqualTo("https://learn.example/auth/saml2/sp/metadata.php");
        assertThat(moodle.consumers()).hasSize(4);
        assertThat(moodle.consumers().getFirst())
                .isEqualTo(new Consumer(
                        POST, URI.create("https://learn.example/auth/saml2/sp/saml2-acs.php/learn.example"), 0, false));
        assertThat(moodle.keys()).extracting(ServiceKey::use).containsExactly(Use.SIGNING, Use.ENCRYPTION);
        assertThat(moodle.authnRequestsSigned()).isTrue();
        assertThat(moodle.wantAssertionsSigned()).isTrue();
        assertThat(moodle.nameIdFormats()).containsExactly("urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
    }

    @Test
    void salesforcesHasSeveralConsumersAndAnEnd() {
        ServiceProviderMetadata salesforce = read(ServiceMetadata.of("salesforce"));

        assertThat(salesforce.consumers()).extracting(Consumer::index).containsExactly(0, 1);
        assertThat(salesforce.consumers()).extracting(Consumer::isDefault).containsExactly(true, false);
        assertThat(salesforce.consumers().getFirst().location())
                .isEqualTo(URI.create("https://acme.my.salesforce.example?so=00D000000000001"));
        assertThat(salesforce.logouts()).extracting(Logout::binding).containsExactly(POST, REDIRECT);
        assertThat(salesforce.validUntil()).isEqualTo(Instant.parse("2036-11-23T10:00:00Z"));
        assertThat(salesforce.keys())
                .extracting(ServiceKey::certificate)
                .containsExactly(Keys.RSA_CERTIFICATE, ServiceMetadata.ENCRYPTION);
    }

    @Test
    void docebosTellsHowLongItMayBeKept() {
        ServiceProviderMetadata docebo = read(ServiceMetadata.of("docebo"));

        assertThat(docebo.cacheDuration()).isEqualTo(Duration.ofDays(7));
        assertThat(docebo.logouts().getFirst().responseLocation())
                .isEqualTo(URI.create("https://acme.docebosaas.example/sso/saml/slr"));
        assertThat(docebo.authnRequestsSigned()).isFalse();
    }

    @Test
    void keycloaksNamesAttributesAndEncryptionMethods() {
        ServiceProviderMetadata keycloak = read(ServiceMetadata.of("keycloak"));

        assertThat(keycloak.requested())
                .containsExactly(
                        new Requested("urn:oid:1.2.840.113549.1.9.1", "email", true),
                        new Requested("givenName", null, false));
        assertThat(keycloak.keys().getLast().encryptionMethods())
                .containsExactly(
                        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                        "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
    }

    @Test
    @DisplayName("SAML Metadata §2.4.1.1: a key without a use is for both")
    void simpleSamlPhpsHasAKeyForBoth() {
        ServiceProviderMetadata members = read(ServiceMetadata.of("simplesamlphp"));

        assertThat(members.keys()).extracting(ServiceKey::use).containsExactly(Use.UNSPECIFIED, Use.SIGNING);
        assertThat(members.keys()).allMatch(ServiceKey::canSign);
        assertThat(members.entityId()).isEqualTo("urn:x-simplesamlphp:members");
    }

    @Test
    void nodeSamlsIsReadWithoutAPrefix() {
        ServiceProviderMetadata club = read(ServiceMetadata.of("node-saml"));

        assertThat(club.consumers())
                .containsExactly(new Consumer(POST, URI.create("https://club.example/saml/acs"), 1, true));
        assertThat(club.keys()).extracting(ServiceKey::use).containsExactly(Use.ENCRYPTION);
        assertThat(club.keys()).noneMatch(ServiceKey::canSign);
    }

    @Test
    void ofSeveralEntitiesTheOneThatIsNamedIsRead() {
        String all = together("_all", ServiceMetadata.of("docebo"), ServiceMetadata.of("salesforce"));

        assertThat(read(all, "https://acme.my.salesforce.example").consumers()).hasSize(2);
        assertThat(refused(all, null).detail()).contains("2 services").contains("say which");
        assertThat(refused(all, "https://nobody.example").detail()).contains("no entity of that ID");
        assertThat(refused(together("_all", SMALL, SMALL), "https://a.test").detail())
                .contains("several entities");
    }

    @Test
    void anIdentityProviderBesideTheServiceIsOverlooked() {
        String provider = "<md:EntityDescriptor xmlns:md=\"" + XmlNames.MD + "\" entityID=\"https://idp.test\">"
                + "<md:IDPSSODescriptor protocolSupportEnumeration=\"" + XmlNames.SAMLP + "\"/></md:EntityDescriptor>";

        assertThat(read(together("_all", provider, SMALL)).entityId()).isEqualTo("https://a.test");
        assertThat(refused(provider, null).detail()).contains("no service provider");
        assertThat(refused(provider, "https://idp.test").detail()).contains("is no service provider");
    }

    @Test
    @DisplayName("SAML Metadata §2.3.1, §2.3.2: what an outer element says of time counts within")
    void theEarliestEndCounts() {
        String all = together("_all", SMALL.replace("entityID", "validUntil=\"2030-01-01T00:00:00Z\" entityID"))
                .replace("<md:EntitiesDescriptor", "<md:EntitiesDescriptor validUntil=\"2029-01-01T00:00:00Z\"")
                .replace("<md:SPSSODescriptor", "<md:SPSSODescriptor cacheDuration=\"P1DT2H\"");

        assertThat(read(all).validUntil()).isEqualTo(Instant.parse("2029-01-01T00:00:00Z"));
        assertThat(read(all).cacheDuration()).isEqualTo(Duration.ofHours(26));
    }

    @Test
    void whoSignedItIsChecked() {
        String document = signed(ServiceMetadata.of("keycloak"), Keys.RSA_PAIR.getPrivate(), RSA_SHA256);

        assertThat(read(document, null, TRUSTED).seal()).isEqualTo(new Seal(RSA_SHA256, Keys.RSA_CERTIFICATE));
        assertThat(read(document).seal()).isEqualTo(new Seal(RSA_SHA256, null));
        assertThat(refused(document, null, List.of(Keys.EC_CERTIFICATE)).flaw()).isEqualTo(Flaw.SIGNATURE_INVALID);
        assertThat(refused(ServiceMetadata.of("keycloak"), null, TRUSTED).flaw())
                .isEqualTo(Flaw.NOT_SIGNED);
    }

    @Test
    void whatWasChangedAfterSigningIsRefused() {
        String document = signed(ServiceMetadata.of("salesforce"), Keys.RSA_PAIR.getPrivate(), RSA_SHA256);

        String changed = document.replace("acme.my.site.example/partners", "acme.my.site.example/partner");

        assertThat(refused(changed, null, TRUSTED).flaw()).isEqualTo(Flaw.SIGNATURE_INVALID);
    }

    @Test
    void oneSignatureOnTheWayToTheEntityIsEnough() {
        String member = signed(SMALL, Keys.pair("RSA", 2048).getPrivate(), RSA_SHA256);
        String federation = signed(together("_all", member), Keys.RSA_PAIR.getPrivate(), RSA_SHA256);
        String onlyInside = together("_all", signed(SMALL, Keys.RSA_PAIR.getPrivate(), RSA_SHA256));

        assertThat(read(federation, null, TRUSTED).seal().verifiedBy()).isEqualTo(Keys.RSA_CERTIFICATE);
        assertThat(read(onlyInside, null, TRUSTED).seal().verifiedBy()).isEqualTo(Keys.RSA_CERTIFICATE);
    }

    @Test
    void aSignedEntityWrappedInAnotherProvesNothing() {
        Document document =
                Parsed.dom(signed(SMALL, Keys.RSA_PAIR.getPrivate(), RSA_SHA256).getBytes(StandardCharsets.UTF_8));
        Element original = document.getDocumentElement();
        Element forged = (Element) original.cloneNode(true);
        forged.setAttribute("ID", "_forged");
        ((Element) forged.getElementsByTagNameNS(XmlNames.MD, "AssertionConsumerService")
                        .item(0))
                .setAttribute("Location", "https://evil.test/acs");
        Element extensions = document.createElementNS(XmlNames.MD, "md:Extensions");
        forged.insertBefore(extensions, forged.getFirstChild());
        document.replaceChild(forged, original);
        extensions.appendChild(original);

        Rejected refused = refused(ServiceMetadata.text(document), null, TRUSTED);

        assertThat(refused.flaw()).isEqualTo(Flaw.WRAPPED);
    }

    @Test
    void twoElementsOfOneIdAreRefused() {
        String member = SMALL.replace("entityID", "ID=\"_all\" entityID");

        assertThat(refused(together("_all", member), null).flaw()).isEqualTo(Flaw.DUPLICATE_ID);
    }

    @Test
    void aSignatureWithSha1IsRefusedWhereOneIsNeededAndToldWhereNot() {
        String document = signed(SMALL, Keys.RSA_PAIR.getPrivate(), RSA_SHA1);

        assertThat(refused(document, null, TRUSTED).flaw()).isEqualTo(Flaw.ALGORITHM_NOT_ALLOWED);
        assertThat(read(document).seal().algorithm()).isEqualTo(RSA_SHA1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE a [<!ENTITY b "c">]>  | DOCTYPE
            <!DOCTYPE a SYSTEM "file:///etc/passwd"> | DOCTYPE
            <?xml version="1.1"?>           | MALFORMED
            <?xml version="1.0" encoding="UTF-16"?> | MALFORMED
            """)
    void whatAnXmlParserCouldBeTrickedByIsRefused(String before, Flaw flaw) {
        assertThat(refused(before + SMALL, null).flaw()).isEqualTo(flaw);
    }

    @Test
    void xIncludeAndSchemaHintsAreLeftAlone() {
        String hinting = SMALL.replace(
                "<md:SPSSODescriptor",
                "<md:Extensions><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"http://127.0.0.1:1/\"/>"
                        + "</md:Extensions><md:SPSSODescriptor xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:schemaLocation=\"urn:a http://127.0.0.1:1/\"");

        assertThat(read(hinting).entityId()).isEqualTo("https://a.test");
    }

    @Test
    @DisplayName("Comments are no part of the canonical form, so a text means the same with and without")
    void aCommentDoesNotCutATextShort() {
        String commented = SMALL.replace(CONSUMER, "<md:NameIDFormat>urn:a<!-- b -->:c</md:NameIDFormat>" + CONSUMER);

        assertThat(read(commented).nameIdFormats()).containsExactly("urn:a:c");
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        assertThat(refused(SMALL + " ".repeat(ServiceProviderMetadata.LARGEST), null)
                        .flaw())
                .isEqualTo(Flaw.TOO_LARGE);
        assertThat(refused(SMALL.replace(CONSUMER, "<a>".repeat(40) + "</a>".repeat(40) + CONSUMER), null)
                        .flaw())
                .isEqualTo(Flaw.TOO_LARGE);
        assertThat(refused(SMALL.replace(CONSUMER, CONSUMER.repeat(101)), null).flaw())
                .isEqualTo(Flaw.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/acs",
                "https:///acs",
                "https://user@a.test/acs",
                "https://a.test/acs#here",
                "ftp://a.test/acs",
                "https://a.test/a cs",
                "data:text/html,a",
                ""
            })
    void aPlaceThatIsNoWebAddressIsRefused(String location) {
        Rejected refused = refused(SMALL.replace("https://a.test/acs", location), null);

        assertThat(refused.flaw()).isEqualTo(Flaw.MALFORMED);
        assertThat(refused.detail()).contains("Location");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            index="0"                            | index="x"                     | index
            index="0"                            | index="-1"                    | index
            index="0"                            | index="65536"                 | index
            index="0"                            | index="0" isDefault="yes"     | isDefault
            entityID="https://a.test"            | entityID=""                   | entityID
            entityID="https://a.test"            | entityID="a b"                | entityID
            entityID="https://a.test"            | name="a"                      | entityID
            entityID="https://a.test"            | entityID="a" validUntil="tomorrow" | validUntil
            entityID="https://a.test"            | entityID="a" cacheDuration="1d"    | cacheDuration
            entityID="https://a.test"            | entityID="a" cacheDuration="-P1D"  | cacheDuration
            entityID="https://a.test"            | entityID="a" cacheDuration="P"     | cacheDuration
            entityID="https://a.test"            | entityID="a" cacheDuration="P1DT"  | cacheDuration
            <md:SPSSODescriptor                  | <md:SPSSODescriptor WantAssertionsSigned="" | WantAssertionsSigned
            AssertionConsumerService             | Another                       | AssertionConsumerService
            SAML:2.0:protocol"                   | SAML:1.1:protocol"            | no service provider
            """)
    void whatIsNotAsTheSpecificationSaysIsRefused(String part, String instead, String named) {
        Rejected refused = refused(SMALL.replace(part, instead), null);

        assertThat(refused.flaw()).isEqualTo(Flaw.MALFORMED);
        assertThat(refused.detail()).contains(named);
    }

    @Test
    void oneIndexIsOnePlace() {
        String other = CONSUMER.replace("/acs", "/other");

        assertThat(refused(SMALL.replace(CONSUMER, CONSUMER + other), null).detail())
                .contains("index 0");
        assertThat(read(SMALL.replace(CONSUMER, CONSUMER + CONSUMER)).consumers())
                .hasSize(2);
    }

    @Test
    void aKeyThatCannotBeReadIsRefusedAndOneWithoutCertificateIsRemarked() {
        assertThat(refused(withKey("<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>"), null)
                        .detail())
                .contains("certificate cannot be read");
        assertThat(read(withKey("<ds:KeyName>one</ds:KeyName>")).remarks())
                .containsExactly("A KeyDescriptor without a certificate is not used.");
    }

    @Test
    @DisplayName("The issuer's certificates beside a key's own are no keys of the service")
    void ofAChainOnlyTheFirstIsAKey() {
        String chain = "<ds:X509Data><ds:X509Certificate>" + ServiceMetadata.base64(Keys.RSA_CERTIFICATE)
                + "</ds:X509Certificate><ds:X509Certificate>" + ServiceMetadata.base64(Keys.EC_CERTIFICATE)
                + "</ds:X509Certificate></ds:X509Data>";

        ServiceProviderMetadata read = read(withKey(chain));

        assertThat(read.keys()).extracting(ServiceKey::certificate).containsExactly(Keys.RSA_CERTIFICATE);
        assertThat(read.remarks()).hasSize(1);
    }

    private static String withKey(String keyInfo) {
        return SMALL.replace(
                CONSUMER, "<md:KeyDescriptor><ds:KeyInfo>" + keyInfo + "</ds:KeyInfo></md:KeyDescriptor>" + CONSUMER);
    }

    private static ServiceProviderMetadata read(String xml) {
        return read(xml, null);
    }

    private static ServiceProviderMetadata read(String xml, @Nullable String entityId) {
        return read(xml, entityId, List.of());
    }

    private static ServiceProviderMetadata read(String xml, @Nullable String entityId, List<X509Certificate> trusted) {
        return switch (ServiceProviderMetadata.read(xml.getBytes(StandardCharsets.UTF_8), entityId, trusted)) {
            case ServiceProviderMetadata metadata -> metadata;
            case Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private static Rejected refused(String xml, @Nullable String entityId) {
        return refused(xml, entityId, List.of());
    }

    private static Rejected refused(String xml, @Nullable String entityId, List<X509Certificate> trusted) {
        return switch (ServiceProviderMetadata.read(xml.getBytes(StandardCharsets.UTF_8), entityId, trusted)) {
            case ServiceProviderMetadata metadata -> throw new AssertionError(metadata.toString());
            case Rejected rejected -> rejected;
        };
    }
}
