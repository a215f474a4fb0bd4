package io.rialto.server.externalservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://s.test/cart?a=b&c, %2Fcart%3Fa%3Db%26c",
        "https://s.test/a%20b, %2Fa%2520b",
        "https://s.test, %2F",
        "https://s.test//evil.test/x, %2Fevil.test%2Fx",
        "https://s.test////evil.test, %2Fevil.test",
        "no address at all, %2F"
    })
    void thePathOfATargetNamesNoHost(String target, String path) {
        assertThat(StartUrl.with("https://s.test/login?to={target_path}", Optional.of(target)))
                .hasToString("https://s.test/login?to=" + path);
    }

    @Test
    void withoutATargetNothingStandsInItsPlace() {
        assertThat(StartUrl.with("https://s.test/login?a={target}&b={target_path}", Optional.empty()))
                .hasToString("https://s.test/login?a=&b=");
    }
}
