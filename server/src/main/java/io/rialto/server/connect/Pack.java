package io.rialto.server.connect;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.preset.Presets;
import io.rialto.server.setup.SetupDesk;
import io.rialto.server.site.Site;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to type on the service's side. No secret is in it.
 *
 * @param steps in order
 * @param certificate PEM; absent where none signs
 */
record Pack(
        List<String> steps, List<Value> values, @Nullable String certificate) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'}); // RFC 7468 §2

    record Value(String label, String value, String meaning) {}

    static Pack of(SetupDesk.Visit.Open open, Introduction introduction, Optional<X509Certificate> certificate) {
        ExternalService service = open.service();
        Site site = open.site();
        List<Value> values = new ArrayList<>();
        for (Introduction.Item item : Introduction.Item.values()) {
            introduction.of(item).ifPresent(value -> values.add(new Value(label(item), value, item.sentence())));
        }
        values.add(new Value(
                "Launch link",
                site.issuer() + "/launch/" + service.slug(),
                "By which customers enter, from the shop."));
        certificate.ifPresent(known ->
                values.add(new Value("Certificate, SHA-256", fingerprint(known), "To compare the certificate with.")));
        return new Pack(steps(service, site), values, certificate.map(Pack::pem).orElse(null));
    }

    private static String label(Introduction.Item item) {
        return switch (item) {
            case ENTITY_ID -> "Issuer, entity ID";
            case SSO_URL -> "Sign-in address";
            case SLO_URL -> "Sign-out address";
            case METADATA_URL -> "Metadata address";
            case DISCOVERY_URL -> "Discovery address";
            case JWKS_URL -> "Key set address";
        };
    }

    private static List<String> steps(ExternalService service, Site site) {
        return Optional.ofNullable(service.preset()).flatMap(Presets.all()::find).stream()
                .flatMap(preset -> preset.setUp().stream())
                .map(step -> step.replace("{issuer}", site.issuer())
                        .replace("{service}", service.slug())
                        .replace("`", "")
                        .replace("*", ""))
                .toList();
    }

    private static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(der(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(der(certificate));
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate has no DER form", e);
        }
    }
}
