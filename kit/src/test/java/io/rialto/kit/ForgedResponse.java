package io.rialto.kit;

import io.rialto.saml.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;

/**
 * A response as the shop would send it, until a test changes something: {@code aResponse().with("audience", …)} before it is
 * signed, {@code .afterwards(…)} when it is. Unchanged, it is accepted.
 */
final class ForgedResponse {

    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    static final String SHOP = "https://rialto.test/s/main";
    static final String SERVICE = "https://rewards.test/saml";
    static final String ACS = "https://rewards.test/saml/acs";

    private static final String TEMPLATE = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_response" Version="2.0" IssueInstant="{issued}" Destination="{acs}">\
            <saml:Issuer>{issuer}</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            <saml:Assertion ID="_assertion" Version="2.0" IssueInstant="{issued}">\
            <saml:Issuer>{issuer}</saml:Issuer>\
            <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">jane-4711</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData NotOnOrAfter="{end}" Recipient="{acs}"/></saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="{begin}" NotOnOrAfter="{end}">\
            <saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="{begin}" SessionIndex="_session"><saml:AuthnContext>\
            <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef>\
            </saml:AuthnContext></saml:AuthnStatement>\
            <saml:AttributeStatement>\
            <saml:Attribute Name="email"><saml:AttributeValue>jane@shop.test</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="segments"><saml:AttributeValue>gold</saml:AttributeValue>\
            <saml:AttributeValue>wholesale</saml:AttributeValue></saml:Attribute>\
            </saml:AttributeStatement>\
            </saml:Assertion></samlp:Response>""";

    private String xml;
    private Signed what = Signed.ASSERTION;
    private TestSignature signature = TestSignature.by(TestKey.SHOP);
    private Consumer<Document> afterwards = _ -> {};
    private UnaryOperator<String> lastly = text -> text;

    private ForgedResponse(Instant now) {
        xml = TEMPLATE.replace("{issued}", now.toString())
                .replace("{begin}", now.minusSeconds(60).toString())
                .replace("{end}", now.plus(Duration.ofMinutes(5)).toString())
                .replace("{issuer}", SHOP)
                .replace("{acs}", ACS)
                .replace("{audience}", SERVICE);
    }

    static ForgedResponse aResponse() {
        return aResponseAt(NOW);
    }

    static ForgedResponse aResponseAt(Instant now) {
        return new ForgedResponse(now);
    }

    /** Before signing: replaces every occurrence of a text, which must be there. */
    ForgedResponse replacing(String text, String other) {
        if (!xml.contains(text)) {
            throw new IllegalArgumentException("the response does not contain " + text);
        }
        xml = xml.replace(text, other);
        return this;
    }

    ForgedResponse signing(Signed element) {
        what = element;
        return this;
    }

    ForgedResponse signedWith(TestSignature other) {
        signature = other;
        return this;
    }

    ForgedResponse signedBy(TestKey key) {
        return signedWith(TestSignature.by(key));
    }

    /** After signing, on the tree. */
    ForgedResponse afterwards(Consumer<Document> change) {
        afterwards = afterwards.andThen(change);
        return this;
    }

    /** After signing, on the text. */
    ForgedResponse lastly(UnaryOperator<String> change) {
        lastly = change;
        return this;
    }

    String xml() {
        Document document = Xml.parse(xml);
        if (what != Signed.RESPONSE) {
            signature.sign(Xml.first(document, Xml.SAML, "Assertion"));
        }
        if (what != Signed.ASSERTION) {
            signature.sign(document.getDocumentElement());
        }
        afterwards.accept(document);
        return lastly.apply(Xml.write(document));
    }

    String unsigned() {
        return base64(xml);
    }

    String base64() {
        return base64(xml());
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
