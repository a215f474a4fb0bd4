package io.rialto.server.scim;

import org.junit.jupiter.api.AfterAll;

/** A service whose SCIM is scimmy's. */
class ScimmyTest extends SameEverywhere {

    private static final NodeScim SERVICE = NodeScim.running();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Override
    ServiceOfOthers service() {
        return SERVICE;
    }
}
