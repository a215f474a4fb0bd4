package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A service whose SCIM is SCIM-SDK's. */
class ScimSdkTest extends SameEverywhere {

    private static final SdkScim SERVICE = SdkScim.running();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Override
    ServiceOfOthers service() {
        return SERVICE;
    }

    @Test
    @DisplayName("RFC 7644 §3.14: the version is another one by now")
    void aChangeThatComesInBetweenIsNotOverwritten() {
        String id = made();
        SERVICE.beforeTheNextPatch(() -> send("PATCH", "Users/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"add","path":"nickName","value":"J"}]}
                """));

        Outcome outcome = scim.keep(server(), jane("Jane Ann"));

        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        assertThat(scim.compare(server(), jane("Jane Ann"))).isEqualTo(new Difference.Nothing());
        assertThat(SERVICE.answers()).contains(412);
    }
}
