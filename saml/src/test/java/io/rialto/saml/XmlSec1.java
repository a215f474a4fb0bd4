package io.rialto.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The second opinion of Debian's xmlsec1. It is a process of its own, so nothing of Java is in the verdict. */
final class XmlSec1 {

    private XmlSec1() {}

    /**
     * Verifies one signature.
     *
     * @param parent the local name of the element that holds the signature
     */
    static boolean verifies(byte[] xml, String parent, X509Certificate trusted) {
        try {
            Path folder = Files.createTempDirectory("xmlsec1");
            Path message = Files.write(folder.resolve("message.xml"), xml);
            Path certificate = Files.writeString(folder.resolve("certificate.pem"), pem(trusted));
            Process process = start(parent, message, certificate);
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            int exit = process.waitFor();
            Files.delete(message);
            Files.delete(certificate);
            Files.delete(folder);
            if (exit != 0 && !said.contains("FAIL")) {
                throw new AssertionError("xmlsec1 gave no verdict: " + said);
            }
            return exit == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The document with its encrypted part in the clear. */
    static byte[] decrypted(byte[] xml, PrivateKey key) {
        try {
            Path folder = Files.createTempDirectory("xmlsec1");
            Path message = Files.write(folder.resolve("message.xml"), xml);
            Path pem = Files.writeString(
                    folder.resolve("key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
            Process process = new ProcessBuilder(
                            "xmlsec1", "--decrypt", "--privkey-pem", pem.toString(), message.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] clear = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            Files.delete(message);
            Files.delete(pem);
            Files.delete(folder);
            if (exit != 0) {
                throw new AssertionError("xmlsec1 does not decrypt");
            }
            return clear;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Process start(String parent, Path message, Path certificate) {
        try {
            return new ProcessBuilder(
                            "xmlsec1",
                            "--verify",
                            "--pubkey-cert-pem",
                            certificate.toString(),
                            "--id-attr:ID",
                            "urn:oasis:names:tc:SAML:2.0:protocol:Response",
                            "--id-attr:ID",
                            "urn:oasis:names:tc:SAML:2.0:assertion:Assertion",
                            "--id-attr:ID",
                            "urn:oasis:names:tc:SAML:2.0:protocol:AuthnRequest",
                            "--id-attr:ID",
                            "urn:oasis:names:tc:SAML:2.0:protocol:LogoutRequest",
                            "--id-attr:ID",
                            "urn:oasis:names:tc:SAML:2.0:protocol:LogoutResponse",
                            "--node-xpath",
                            "//*[local-name()='" + parent + "']/*[local-name()='Signature']",
                            message.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("these tests need the program xmlsec1 (Debian: apt-get install xmlsec1)", e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
