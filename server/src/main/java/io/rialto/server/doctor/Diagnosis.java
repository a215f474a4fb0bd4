package io.rialto.server.doctor;

import java.util.Locale;
import java.util.Optional;

/**
 * What is likely wrong.
 *
 * @param code of the cause, for programs
 * @param cause in plain words
 * @param fix what to do
 * @param who whose job that is
 * @param setting the setting that mends it, where one does, as the configuration writes it
 */
public record Diagnosis(String code, String cause, String fix, Who who, Optional<String> setting) {

    /** Who can mend it. */
    public enum Who {
        CUSTOMER("the customer"),
        SHOP("whoever runs the shop"),
        ADMINISTRATOR("whoever configures Rialto"),
        OPERATOR("whoever runs the Rialto server"),
        SERVICE("whoever runs the service"),
        PROVIDER("whoever runs the identity provider"),
        DNS("whoever runs the company's DNS"),
        NOBODY("nobody: there is nothing to mend");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** For programs. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Diagnosis of(String code, Who who, String cause, String fix) {
        return new Diagnosis(code, cause, fix, who, Optional.empty());
    }

    Diagnosis at(String name) {
        return new Diagnosis(code, cause, fix, who, Optional.of(name));
    }
}
