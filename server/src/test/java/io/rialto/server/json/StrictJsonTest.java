package io.rialto.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void aChangeKeepsItsNulls() {
        assertThat(StrictJson.changes("{\"a\":null}")).hasValue(Collections.singletonMap("a", null));
    }

    @Test
    void aMemberThatIsNullCountsAsAbsent() {
        assertThat(StrictJson.members(utf8("{\"a\":null,\"b\":[null,1]}")))
                .hasValueSatisfying(
                        members -> assertThat(members).containsOnlyKeys("b").containsEntry("b", java.util.List.of(1L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1e999}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udfff\":1}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":99999999999999999999999}",
                "{\"a\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}"
            })
    void whatIsDoubtfulIsNothing(String json) {
        assertThat(StrictJson.changes(json)).isEmpty();
    }

    @Test
    void onlyUtf8IsRead() {
        assertThat(StrictJson.changes(ByteBuffer.wrap("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))))
                .isEmpty();
        assertThat(StrictJson.changes(ByteBuffer.wrap(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})))
                .isEmpty();
    }

    private static ByteBuffer utf8(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }
}
