package io.rialto.server.scim;

import java.util.List;

/** What keeping an account in step would do. Places are named, values never. */
public sealed interface Difference {

    /** There is no such account: it would be made. */
    record Creates() implements Difference {}

    /** @param places that differ */
    record Updates(List<String> places) implements Difference {

        public Updates {
            places = List.copyOf(places);
        }
    }

    /** All is as it should be. */
    record Nothing() implements Difference {}

    /** Another account has the user name. */
    record Collides() implements Difference {}

    /** It could not be found out. */
    record Unknown(Outcome outcome) implements Difference {}
}
