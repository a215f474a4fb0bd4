package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.configuration.ConfigurationReader.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides show of services, read as it stands there. */
class ServiceExamplesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("^```yaml\\n((?:services:\\n)?  - slug: .*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> presets = Files.list(Path.of("../docs/presets"))) {
            return Stream.concat(Stream.of(Path.of("../docs/connect-a-jwt-service.md")), presets.toList().stream())
                    .filter(page -> !page.endsWith("README.md"));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyExampleIsAServiceThatWorks(Path page) throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1).replaceFirst("^services:\\n", ""))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(ServiceExamplesTest::works);
    }

    private static void works(String services) {
        String text = """
                organizations:
                  - slug: acme
                    name: Acme
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store: { kind: custom, base_url: "https://shop.test/", launch_url: "https://shop.test/l", ticket_key: %s }
                        services:
                """.formatted(Readings.KEY) + services.indent(8);
        Map<String, String> environment = new HashMap<>(Map.of("RIALTO_PUBLIC_URL", "https://id.test"));
        Matcher variable = VARIABLE.matcher(services);
        while (variable.find()) {
            environment.put(variable.group(1), "long-enough-for-anybody");
        }

        Outcome outcome = Readings.aReader(environment).read(text);

        assertThat(outcome).isInstanceOf(Outcome.Valid.class);
    }
}
