package io.rialto.server.preset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * A service as its vendor documents it.
 *
 * @param name as the configuration calls it
 * @param parameters what tells one customer's service from another's, by name
 * @param secret what the service calls the secret, and where it shows it; absent: none is shared
 * @param service what the configuration would say, with {@code {parameter}} where they differ
 * @param setUp what to do on the service's side, in order; {@code {issuer}} and the like stand for the site's own
 * @param sources where all this is documented
 */
public record Preset(
        String name,
        String title,
        Category category,
        String protocol,
        String summary,
        Map<String, Parameter> parameters,
        @Nullable String secret,
        MappingNode service,
        Accounts accounts,
        List<String> quirks,
        List<String> setUp,
        List<Source> sources) {

    public enum Category {
        PARTNER,
        LOYALTY,
        SUBSCRIPTION,
        WARRANTY,
        LEARNING,
        SUPPORT,
        ENGAGEMENT,
        COMMERCE
    }

    /**
     * @param pattern what a value must match as a whole
     * @param usual taken where nothing is said; absent: something must be said
     */
    public record Parameter(
            String meaning,
            String pattern,
            String example,
            @Nullable String usual) {}

    /**
     * What the service does with accounts.
     *
     * @param matched by what it finds the account of somebody who comes
     */
    public record Accounts(Contract contract, String matched, String changedEmail) {}

    /** What becomes of an account when its owner comes. */
    public enum Contract {
        CREATE_ONLY("made with the first login, not touched by later ones"),
        SYNC_EACH_LOGIN("made with the first login, brought up to date with each"),
        PRE_CREATE("must be there before"),
        /** Lists like tags are replaced, whoever wrote them. */
        OVERWRITE_TAGS("made with the first login, brought up to date with each; lists are replaced");

        private final String words;

        Contract(String words) {
            this.words = words;
        }

        /** For people: what goes on from "An account is". */
        public String words() {
            return words;
        }
    }

    public record Source(String title, String url) {}
}
