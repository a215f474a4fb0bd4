package io.rialto.server.servicemetadata;

import io.rialto.saml.Encryption;
import io.rialto.saml.NameId;
import io.rialto.saml.ServiceProviderMetadata;
import io.rialto.saml.ServiceProviderMetadata.ServiceKey;
import io.rialto.saml.ServiceProviderMetadata.Use;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What somebody should know about a document before they rely on it. */
final class Advice {

    static final String AES_256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    static final String AES_128_GCM = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
    private static final Duration SOON = Duration.ofDays(30);
    private static final Set<String> NAMES =
            Set.of(NameId.PERSISTENT, NameId.EMAIL, NameId.TRANSIENT, NameId.UNSPECIFIED);

    private final ServiceProviderMetadata document;
    private final Terms terms;
    private final Instant now;
    private final List<String> warnings = new ArrayList<>();

    private Advice(ServiceProviderMetadata document, Terms terms, Instant now) {
        this.document = document;
        this.terms = terms;
        this.now = now;
    }

    static List<String> on(ServiceProviderMetadata document, Terms terms, Instant now) {
        Advice advice = new Advice(document, terms, now);
        advice.consumers();
        advice.keys();
        document.keys().forEach(advice::key);
        advice.validity();
        advice.names();
        advice.warnings.addAll(document.remarks());
        return advice.warnings.stream().distinct().toList();
    }

    private void consumers() {
        terms.consumers().stream()
                .filter(consumer -> "http".equalsIgnoreCase(consumer.address().getScheme()))
                .forEach(consumer -> warnings.add("Its assertion consumer service " + consumer.address()
                        + " is not https: everybody on the way reads what is sent there."));
        boolean chosen = document.consumers().stream().anyMatch(ServiceProviderMetadata.Consumer::isDefault);
        if (terms.consumers().size() > 1 && !chosen) {
            warnings.add("It has several assertion consumer services and says of none that it is the default: "
                    + terms.usualAddress() + ", the first, is used.");
        }
    }

    private void keys() {
        if (terms.encryptionKeys().isEmpty()) {
            warnings.add("It has no key to encrypt for: whatever it is sent can be read in the customer's browser.");
        } else if (document.keys().stream().anyMatch(this::takesOnlyOldCiphers)) {
            warnings.add("It says that it decrypts CBC only, which Rialto does not write: leave encrypt out.");
        }
        if (terms.signingKeys().isEmpty()) {
            warnings.add(
                    document.authnRequestsSigned()
                            ? "It says that it signs its requests, and has no key to check that by."
                            : "It has no key for signing: nobody can tell whether a request is its own.");
        }
        String signature = document.seal().algorithm();
        if (signature != null && signature.toLowerCase(Locale.ROOT).endsWith("sha1")) {
            warnings.add("It is signed with SHA-1, which proves nothing any more.");
        }
    }

    private boolean takesOnlyOldCiphers(ServiceKey key) {
        List<String> data = key.encryptionMethods().stream()
                .filter(method -> method.contains("aes") || method.contains("des"))
                .toList();
        return key.use() != Use.SIGNING && !data.isEmpty() && data.stream().noneMatch(method -> method.endsWith("gcm"));
    }

    private void key(ServiceKey key) {
        X509Certificate certificate = key.certificate();
        String name = "The key of " + Certificates.described(Certificates.text(certificate));
        boolean encrypts = key.use() != Use.SIGNING && Encryption.accepts(certificate);
        if (!key.canSign() && !encrypts) {
            warnings.add(name + ", is not used: it is neither RSA of 2048 bits or more nor, for signing, EC P-256.");
        }
        if (certificate.getSigAlgName().toUpperCase(Locale.ROOT).matches("(SHA1|MD5|MD2).*")) {
            warnings.add(name + ", has a certificate made with " + certificate.getSigAlgName()
                    + ": ask the service for a newer one.");
        }
        Instant end = ServiceProviderMetadata.endOf(certificate);
        if (!end.isAfter(now)) {
            warnings.add(name + ", is past its certificate's end; it is used on, for only the key counts.");
        } else if (end.isBefore(now.plus(SOON))) {
            warnings.add(name + ", will soon be replaced.");
        }
    }

    private void validity() {
        Instant end = document.validUntil();
        if (end != null && !end.isAfter(now)) {
            warnings.add("It was valid until " + end + ", which is past.");
        } else if (end != null && end.isBefore(now.plus(SOON))) {
            warnings.add("It is valid until " + end + ": a copy grows old, an address under metadata.url does not.");
        }
    }

    private void names() {
        if (!document.nameIdFormats().isEmpty()
                && document.nameIdFormats().stream().noneMatch(NAMES::contains)) {
            warnings.add("It wants names of a format that Rialto does not give: " + document.nameIdFormats() + ".");
        }
        if (document.nameIdFormats().equals(List.of(NameId.EMAIL))) {
            warnings.add(
                    "It knows customers by their e-mail address only: name_id must be email, and an account then hangs on the address.");
        }
    }
}
