package io.rialto.server.identityprovider;

import java.util.List;

/** What became of saving an identity provider. */
public sealed interface Saving {

    /** It is saved, and this is what it is now. */
    record Saved(IdentityProvider provider) implements Saving {}

    /** Nothing was changed. */
    record Invalid(List<Problem> problems) implements Saving {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The organization has no such provider (any more). */
    record Missing() implements Saving {}
}
