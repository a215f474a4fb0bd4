package io.rialto.server.servicemetadata;

import io.rialto.saml.Binding;
import io.rialto.saml.DataCipher;
import io.rialto.saml.Encryption;
import io.rialto.saml.Rejected;
import io.rialto.saml.ServiceProviderMetadata;
import io.rialto.saml.ServiceProviderMetadata.ServiceKey;
import io.rialto.saml.ServiceProviderMetadata.Use;
import io.rialto.server.servicemetadata.Terms.Consumer;
import io.rialto.server.servicemetadata.Terms.Logout;
import io.rialto.server.servicemetadata.Terms.Wanted;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads documents into what we can go by. */
public final class TermsReader {

    private static final int BOM_BYTES = 3;

    private TermsReader() {}

    /**
     * @param entityId which service of the document; absent: there is one only
     * @param signedBy the certificate, in Base64, whose signature it must have; absent: none is needed
     * @param reachable whether browsers may be sent there
     */
    public static TermsReading read(
            byte[] xml, @Nullable String entityId, @Nullable String signedBy, Predicate<URI> reachable, Instant now) {
        List<X509Certificate> trusted = signedBy == null ? List.of() : List.of(Certificates.of(signedBy));
        return switch (ServiceProviderMetadata.read(withoutMark(xml), entityId, trusted)) {
            case Rejected rejected -> new TermsReading.Unusable(sentence(rejected));
            case ServiceProviderMetadata document -> of(document, reachable, now);
        };
    }

    private static TermsReading of(ServiceProviderMetadata document, Predicate<URI> reachable, Instant now) {
        List<String> dropped = new ArrayList<>();
        List<Consumer> consumers = consumers(document, reachable, dropped);
        if (consumers.isEmpty()) {
            return new TermsReading.Unusable(
                    "has no assertion consumer service that takes an HTTP-POST at an https address");
        }
        List<Logout> logouts = document.logouts().stream()
                .filter(logout -> isBrowsers(logout.binding()) && reachable.test(logout.location()))
                .map(logout -> new Logout(logout.binding(), logout.location(), logout.responseLocation()))
                .toList();
        Terms terms = new Terms(
                document.entityId(),
                consumers,
                logouts,
                document.keys().stream()
                        .filter(ServiceKey::canSign)
                        .map(key -> Certificates.text(key.certificate()))
                        .distinct()
                        .toList(),
                encryptionKeys(document),
                cipher(document),
                document.nameIdFormats(),
                document.requested().stream()
                        .map(one -> new Wanted(one.name(), one.required()))
                        .toList(),
                document.authnRequestsSigned(),
                document.wantAssertionsSigned(),
                document.validUntil(),
                document.cacheDuration(),
                document.seal().verifiedBy() != null);
        return new TermsReading.Usable(
                terms,
                document,
                Stream.concat(dropped.stream(), Advice.on(document, terms, now).stream())
                        .toList());
    }

    private static List<Consumer> consumers(
            ServiceProviderMetadata document, Predicate<URI> reachable, List<String> dropped) {
        List<ServiceProviderMetadata.Consumer> usable = new ArrayList<>();
        for (ServiceProviderMetadata.Consumer consumer : document.consumers()) {
            if (!consumer.binding().equals(Binding.POST.uri())) {
                continue;
            }
            if (reachable.test(consumer.location())) {
                usable.add(consumer);
            } else {
                dropped.add("Its assertion consumer service " + consumer.location() + " is not used: it is not https.");
            }
        }
        ServiceProviderMetadata.Consumer usual = usable.stream()
                .filter(ServiceProviderMetadata.Consumer::isDefault)
                .findFirst()
                .orElse(usable.isEmpty() ? null : usable.getFirst());
        List<Consumer> consumers = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        usable.stream().map(ServiceProviderMetadata.Consumer::index).forEach(taken::add);
        for (ServiceProviderMetadata.Consumer consumer : usable) {
            Integer index = consumer.index();
            Consumer one =
                    new Consumer(index == null ? free(taken) : index, consumer.location(), consumer.equals(usual));
            if (!consumers.contains(one)) {
                consumers.add(one);
            }
        }
        return consumers;
    }

    private static int free(Set<Integer> taken) {
        int index = 0;
        while (!taken.add(index)) {
            index++;
        }
        return index;
    }

    /** The newest first: whoever publishes a key can open what is encrypted for it, and the older ones are on their way out. */
    private static List<String> encryptionKeys(ServiceProviderMetadata document) {
        return document.keys().stream()
                .filter(key -> key.use() != Use.SIGNING && Encryption.accepts(key.certificate()))
                .map(ServiceKey::certificate)
                .distinct()
                .sorted(Comparator.comparing(X509Certificate::getNotBefore).reversed())
                .map(Certificates::text)
                .toList();
    }

    private static DataCipher cipher(ServiceProviderMetadata document) {
        List<String> methods = document.keys().stream()
                .filter(key -> key.use() != Use.SIGNING)
                .flatMap(key -> key.encryptionMethods().stream())
                .toList();
        boolean onlyShort = methods.contains(Advice.AES_128_GCM) && !methods.contains(Advice.AES_256_GCM);
        return onlyShort ? DataCipher.AES_128_GCM : DataCipher.AES_256_GCM;
    }

    private static boolean isBrowsers(String binding) {
        return binding.equals(Binding.POST.uri()) || binding.equals(Binding.REDIRECT.uri());
    }

    private static byte[] withoutMark(byte[] xml) {
        boolean marked =
                xml.length >= BOM_BYTES && xml[0] == (byte) 0xEF && xml[1] == (byte) 0xBB && xml[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(xml, BOM_BYTES, xml.length) : xml;
    }

    private static String sentence(Rejected rejected) {
        return switch (rejected.flaw()) {
            case NOT_SIGNED -> "is not signed, and signed_by says by whom it must be";
            case SIGNATURE_INVALID, WRAPPED ->
                "has a signature that does not hold with the certificate in signed_by: " + rejected.detail();
            case ALGORITHM_NOT_ALLOWED -> "is signed in a way that is not accepted: " + rejected.detail();
            case TOO_LARGE -> "is larger than is read: " + rejected.detail();
            case DOCTYPE -> "has a document type declaration, which no metadata needs";
            case DUPLICATE_ID -> "has one ID twice: " + rejected.detail();
            default -> "is not the metadata of one service: " + rejected.detail();
        };
    }
}
