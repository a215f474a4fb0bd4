package io.rialto.server.scim;

import java.net.URI;

/** A service whose SCIM was written by others. */
interface ServiceOfOthers extends AutoCloseable {

    String TOKEN = "token-of-the-service";

    /** What stands before {@code /Users}. */
    URI url();

    @Override
    void close();
}
