package io.rialto.server.audit;

import java.util.regex.Pattern;

/** Who made a change: a user, the configuration file, the server by itself, or a customer for themselves. */
public record Who(String value) {

    private static final Pattern FORM = Pattern.compile("file|system|customer|[A-Za-z]{10}");

    /** The configuration file. */
    public static final Who FILE = new Who("file");

    /** Rialto itself, as when a proof is lost. */
    public static final Who SYSTEM = new Who("system");

    /** A customer, of what is theirs; which is nobody's affair here. */
    public static final Who CUSTOMER = new Who("customer");

    public Who {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("neither a user's id nor one of ours");
        }
    }

    /** @param id the user's, ten letters */
    public static Who user(String id) {
        return new Who(id);
    }
}
