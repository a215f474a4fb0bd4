package io.rialto.server.servicemetadata;

import io.rialto.saml.Binding;
import io.rialto.saml.NameId;
import io.rialto.server.servicemetadata.Terms.Consumer;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service as the configuration file writes it. Every text is in double quotes and escaped as in JSON, which YAML reads as well. */
final class ServiceBlock {

    private static final int LONGEST_SLUG = 63;

    private final StringBuilder yaml = new StringBuilder();

    private ServiceBlock() {}

    /** @param url where the document was; absent: it was pasted, and what it says is written out */
    static String of(Terms terms, @Nullable URI url, @Nullable String entityId, @Nullable String signedBy) {
        ServiceBlock block = new ServiceBlock();
        block.line(0, "- slug: " + slug(terms));
        block.line(0, "  name: " + quoted(host(terms)));
        block.line(0, "  preset: generic-saml");
        block.line(0, "  saml:");
        if (url == null) {
            block.writtenOut(terms);
        } else {
            block.followed(url, entityId, signedBy);
        }
        block.line(4, "name_id: " + nameId(terms));
        if (!terms.encryptionKeys().isEmpty()) {
            block.line(4, "encrypt: true");
        }
        block.attributes(terms);
        return block.yaml.toString();
    }

    private void followed(URI url, @Nullable String entityId, @Nullable String signedBy) {
        line(4, "metadata:");
        line(6, "url: " + quoted(url.toString()));
        if (entityId != null) {
            line(6, "entity_id: " + quoted(entityId));
        }
        if (signedBy != null) {
            line(6, "signed_by: " + quoted(signedBy));
        }
    }

    private void writtenOut(Terms terms) {
        line(4, "entity_id: " + quoted(terms.entityId()));
        if (terms.consumers().size() == 1) {
            line(4, "acs: " + quoted(terms.usualAddress().toString()));
        } else {
            line(4, "acs:");
            for (Consumer consumer : terms.consumers()) {
                line(
                        6,
                        "- { url: " + quoted(consumer.address().toString()) + ", index: " + consumer.index()
                                + (consumer.usual() ? ", default: true }" : " }"));
            }
        }
        if (!terms.signingKeys().isEmpty()) {
            line(4, "signing_certificates:");
            terms.signingKeys().forEach(key -> line(6, "- " + quoted(key)));
            if (terms.requestsSigned()) {
                line(4, "want_authn_requests_signed: true");
            }
            terms.logouts().stream()
                    .min(Comparator.comparingInt(one -> isByRedirect(one) ? 0 : 1))
                    .ifPresent(this::logout);
        }
        if (!terms.encryptionKeys().isEmpty()) {
            line(4, "encryption_certificate: " + quoted(terms.encryptionKeys().getFirst()));
        }
    }

    private void logout(Terms.Logout logout) {
        URI answers = Objects.requireNonNullElse(logout.answers(), logout.address());
        line(4, "slo:");
        line(6, "url: " + quoted(logout.address().toString()));
        line(6, "response_url: " + quoted(answers.toString()));
        line(6, "binding: " + (isByRedirect(logout) ? "redirect" : "post"));
    }

    private static boolean isByRedirect(Terms.Logout logout) {
        return logout.binding().equals(Binding.REDIRECT.uri());
    }

    private void attributes(Terms terms) {
        if (terms.attributes().isEmpty()) {
            line(2, "attributes:");
            line(4, "email: customer.email");
            return;
        }
        line(2, "attributes: # what the service asks for: say where each comes from");
        for (Terms.Wanted wanted : terms.attributes()) {
            line(4, quoted(wanted.name()) + ": " + source(wanted.name()));
        }
        List<String> required = terms.attributes().stream()
                .filter(Terms.Wanted::required)
                .map(wanted -> quoted(wanted.name()))
                .toList();
        if (!required.isEmpty()) {
            line(2, "required: [" + String.join(", ", required) + "]");
        }
    }

    /** A guess by the names that are in use; else an expression that is to be replaced. */
    private static String source(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.endsWith("mail")
                || word.endsWith("emailaddress")
                || word.contains("0.9.2342.19200300.100.1.3")
                || word.contains("1.2.840.113549.1.9.1")) {
            return "customer.email";
        }
        if (word.endsWith("givenname")
                || word.endsWith("first_name")
                || word.endsWith("firstname")
                || word.endsWith("2.5.4.42")) {
            return "customer.first_name";
        }
        if (word.endsWith("surname")
                || word.endsWith("last_name")
                || word.endsWith("lastname")
                || word.endsWith(":sn")
                || word.endsWith("2.5.4.4")) {
            return "customer.last_name";
        }
        return "\"''\" # replace this";
    }

    private static String nameId(Terms terms) {
        List<String> formats = terms.nameIdFormats();
        boolean only =
                !formats.isEmpty() && !formats.contains(NameId.PERSISTENT) && !formats.contains(NameId.UNSPECIFIED);
        if (only && formats.contains(NameId.EMAIL)) {
            return "email # the only name it takes; an account then hangs on the address";
        }
        return only && formats.contains(NameId.TRANSIENT) ? "transient" : "persistent";
    }

    private static String host(Terms terms) {
        return terms.usualAddress().getHost();
    }

    private static String slug(Terms terms) {
        String slug = host(terms)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "service" : slug.substring(0, Math.min(slug.length(), LONGEST_SLUG));
    }

    private void line(int indent, String text) {
        yaml.append(" ".repeat(indent)).append(text).append('\n');
    }

    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    // ${ would stand for a variable
                    case '$' -> "\\x24";
                    default -> c < ' ' || c > '~' ? escape(c) : Character.toString(c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String escape(int c) {
        return c > 0xFFFF ? String.format(Locale.ROOT, "\\U%08X", c) : String.format(Locale.ROOT, "\\u%04X", c);
    }
}
