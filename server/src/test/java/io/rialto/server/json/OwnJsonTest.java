package io.rialto.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnJsonTest {

    @Test
    void whatIsLongOrDeepIsReadAllTheSame() {
        String text = "x".repeat(200_000);
        String deep = "[".repeat(60) + "1" + "]".repeat(60);

        assertThat(OwnJson.object("{\"a\":\"" + text + "\",\"b\":" + deep + "}"))
                .hasValueSatisfying(read -> {
                    assertThat(read).containsEntry("a", text);
                    assertThat(read.get("b").toString()).isEqualTo(deep);
                });
    }

    @Test
    void nothingKeepsItsPlace() {
        assertThat(OwnJson.object("{\"a\":[null,\"b\"],\"c\":null,\"d\":1}"))
                .hasValueSatisfying(read -> assertThat(read)
                        .hasToString("{a=[null, b], c=null, d=1}")
                        .containsEntry("d", 1L));
    }

    @Test
    void whatIsNoObjectIsNothing() {
        assertThat(OwnJson.object("[1]")).isEmpty();
        assertThat(OwnJson.object("{\"a\":")).isEmpty();
        assertThat(OwnJson.object("null")).isEmpty();
    }
}
