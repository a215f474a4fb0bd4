package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @Test
    void bracketsMayBeEncodedAndAPlusIsASpace() {
        assertThat(Query.of("filter%5Bq%5D%5Bname_eq%5D=Org+auth0%2B&sort&page[size]=1")
                        .parameters())
                .isEqualTo(Map.of("filter[q][name_eq]", "Org auth0+", "sort", "", "page[size]", "1"));
        assertThat(Query.of(null).parameters()).isEmpty();
        assertThat(Query.of("").parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "a=%C3", "a=%C0%80", "a=%ED%A0%80", "a=1&a=2", "a=1&%61=2"})
    void whatIsDoubtfulIsRefused(String raw) {
        assertThatThrownBy(() -> Query.of(raw)).isInstanceOf(Stop.class);
    }
}
