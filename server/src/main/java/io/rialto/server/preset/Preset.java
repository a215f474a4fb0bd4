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
        /** Made with the first login, and not touched by the next. */
        CREATE_ONLY,
        /** Made with the first login, and brought up to date with each. */
        SYNC_EACH_LOGIN,
        /** It must be there before. */
        PRE_CREATE,
        /** As {@link #SYNC_EACH_LOGIN}, and lists like tags are replaced, whoever wrote them. */
        OVERWRITE_TAGS
    }

    public record Source(String title, String url) {}
}
