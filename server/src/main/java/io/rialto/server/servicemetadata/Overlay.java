package io.rialto.server.servicemetadata;

import io.rialto.saml.Binding;
import io.rialto.saml.DataCipher;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.PublishedSaml.Wishes;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.SamlTerms.Sealing;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what a service publishes where its configuration says nothing. */
public final class Overlay {

    private Overlay() {}

    /** Why what is published does not do for what is configured, to be read after "The metadata"; nothing sent in the clear instead. */
    public static Optional<String> obstacle(Saml said, Wishes wishes, Terms terms) {
        if (wishes.encrypt()
                && said.terms().sealing() == null
                && terms.encryptionKeys().isEmpty()) {
            return Optional.of("has no key to encrypt for, and encrypt is true");
        }
        boolean signed = Objects.requireNonNullElse(wishes.signedRequests(), false);
        return signed && signingKeys(said, terms).isEmpty()
                ? Optional.of("has no key for signing, and want_authn_requests_signed is true")
                : Optional.empty();
    }

    /** The service as it is spoken to, when there is no {@link #obstacle}. */
    public static Saml of(Saml said, Wishes wishes, Terms terms) {
        boolean ownPlaces = !said.acs().toString().isEmpty();
        List<String> keys = signingKeys(said, terms);
        return new Saml(
                said.entityId().isEmpty() ? terms.entityId() : said.entityId(),
                ownPlaces ? said.acs() : terms.usualAddress(),
                said.nameId(),
                said.nameIdValue(),
                said.sign(),
                new SamlTerms(
                        ownPlaces ? said.terms().consumers() : consumers(terms),
                        keys,
                        Objects.requireNonNullElse(wishes.signedRequests(), terms.requestsSigned() && !keys.isEmpty()),
                        said.terms().startUrl(),
                        sealing(said, wishes, terms),
                        said.terms().clockSkew(),
                        said.terms().session(),
                        logout(said, terms, keys),
                        said.terms().otherNames()));
    }

    private static List<String> signingKeys(Saml said, Terms terms) {
        return said.terms().signingCertificates().isEmpty()
                ? terms.signingKeys()
                : said.terms().signingCertificates();
    }

    private static List<SamlTerms.Consumer> consumers(Terms terms) {
        return terms.consumers().stream()
                .map(one -> new SamlTerms.Consumer(one.index(), one.address()))
                .toList();
    }

    private static @Nullable Sealing sealing(Saml said, Wishes wishes, Terms terms) {
        Sealing own = said.terms().sealing();
        if (own != null || !wishes.encrypt()) {
            return own;
        }
        DataCipher cipher = Objects.requireNonNullElse(wishes.cipher(), terms.cipher());
        return new Sealing(terms.encryptionKeys().getFirst(), cipher);
    }

    /** By redirect if it can be; nowhere without a key, for logouts are signed. */
    private static SamlTerms.@Nullable Logout logout(Saml said, Terms terms, List<String> keys) {
        SamlTerms.Logout own = said.terms().logout();
        if (own != null || keys.isEmpty()) {
            return own;
        }
        return terms.logouts().stream()
                .min(Comparator.comparingInt(one -> one.binding().equals(Binding.REDIRECT.uri()) ? 0 : 1))
                .map(one -> new SamlTerms.Logout(one.address(), answers(one), binding(one)))
                .orElse(null);
    }

    private static URI answers(Terms.Logout logout) {
        return Objects.requireNonNullElse(logout.answers(), logout.address());
    }

    private static Binding binding(Terms.Logout logout) {
        return logout.binding().equals(Binding.POST.uri()) ? Binding.POST : Binding.REDIRECT;
    }
}
