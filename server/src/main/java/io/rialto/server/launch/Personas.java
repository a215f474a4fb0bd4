package io.rialto.server.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Customers that do not exist, to try services with: one for each way in which customers differ. */
public enum Personas {
    PRIVATE_CUSTOMER("A private customer with a complete profile, in two segments"),
    BUSINESS_BUYER("A buyer of a company, with a role there and a VAT id"),
    BARE_PROFILE("A customer with an e-mail address and nothing else"),
    NO_NAME("A customer whose name the shop does not have"),
    FOREIGN_LETTERS("A customer whose name has letters from everywhere, and signs that XML and JSON must escape"),
    UNCONFIRMED_EMAIL("A customer who has not confirmed the e-mail address");

    private final String summary;

    Personas(String summary) {
        this.summary = summary;
    }

    /** The persona that the API calls so. */
    public static Optional<Personas> called(String key) {
        return List.of(values()).stream()
                .filter(persona -> persona.key().equals(key))
                .findFirst();
    }

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Who it is, in a sentence. */
    public String summary() {
        return summary;
    }

    /** The customer as a JSON object, in the form of a ticket's {@code customer}, with its {@code id}. */
    public String json() {
        try (InputStream file = Personas.class.getResourceAsStream("personas/" + key() + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no persona " + key());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
