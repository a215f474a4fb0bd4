package io.rialto.server.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.customer.Envelope.Kind;
import io.rialto.server.site.TicketKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Magento module's PHP seals, opened here. The module's own tests open what Java sealed, in the file beside. */
class MagentoVectorsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aVectorIsOpened(String name, JsonNode vector) {
        byte[] key = Base64.getUrlDecoder().decode(vector.at("/key").asString());

        Envelope.Content content =
                Envelope.open(vector.at("/compact").asString(), kind(vector), "main", List.of(TicketKey.of(key)));

        assertThat(content)
                .isInstanceOfSatisfying(
                        Envelope.Plain.class,
                        plain -> assertThat(JSON.readTree(StandardCharsets.UTF_8
                                        .decode(plain.utf8())
                                        .toString()))
                                .isEqualTo(vector.at("/claims")));
    }

    static Stream<Arguments> vectors() {
        return Stream.of("from-php.json", "from-java.json")
                .flatMap(MagentoVectorsTest::read)
                .map(vector -> Arguments.of(vector.at("/name").asString(), vector));
    }

    private static Stream<JsonNode> read(String file) {
        try {
            return JSON.readTree(Files.readString(Path.of("../magento/Test/vectors", file)))
                    .valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(JsonNode vector) {
        String typ = vector.at("/typ").asString();
        return Arrays.stream(Kind.values())
                .filter(kind -> typ.equals("rialto-" + kind.name().toLowerCase(Locale.ROOT) + "+jwt"))
                .findFirst()
                .orElseThrow();
    }
}
