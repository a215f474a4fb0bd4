package io.rialto.saml;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Messages as services send them, made of plain text and the JDK: none of our writers has a hand in it. */
final class Sent {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SSO = "https://rialto.test/s/main/saml/sso";

    private Sent() {}

    static String anAuthnRequest(String attributes, String children) {
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"\
                 ID="_q1" Version="2.0" IssueInstant="2026-03-01T10:00:00Z" Destination="%s" %s>\
                <saml:Issuer>https://rewards.test/saml</saml:Issuer>%s</samlp:AuthnRequest>""".formatted(SSO, attributes, children);
    }

    static String anAuthnRequest() {
        return anAuthnRequest("", "");
    }

    static String aLogoutRequest() {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"\
                 ID="_l1" Version="2.0" IssueInstant="2026-03-01T10:00:00Z" NotOnOrAfter="2026-03-01T10:05:00Z" Destination="%s">\
                <saml:Issuer>https://rewards.test/saml</saml:Issuer>\
                <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">k3Vx0</saml:NameID>\
                <samlp:SessionIndex>_s1</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(SSO);
    }

    static String query(String xml) {
        return "SAMLRequest=" + encoded(Base64.getEncoder().encodeToString(deflated(xml.getBytes(UTF_8))));
    }

    static String signed(String unsigned, String algorithm, String javaName, PrivateKey key) {
        String all = unsigned + "&SigAlg=" + encoded(algorithm);
        return all + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature(all, javaName, key)));
    }

    static String signed(String unsigned) {
        return signed(unsigned, RSA_SHA256, "SHA256withRSA", Keys.RSA_PAIR.getPrivate());
    }

    static byte[] signature(String text, String javaName, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(javaName);
            signature.initSign(key);
            signature.update(text.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, List<String>> form(byte[] xml) {
        return Map.of("SAMLRequest", List.of(Base64.getEncoder().encodeToString(xml)));
    }

    static Map<String, List<String>> form(String xml) {
        return form(xml.getBytes(UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflating.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
