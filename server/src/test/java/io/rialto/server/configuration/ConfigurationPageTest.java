package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.configuration.ConfigurationReader.Outcome;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} against the code it tells about. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path README = Path.of("../README.md");
    private static final String KEYS = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String OTHER = "EBECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @Test
    void everyExampleIsAConfigurationThatWorks() throws IOException {
        List<String> examples = examples(PAGE);

        assertThat(examples).hasSize(2).allSatisfy(ConfigurationPageTest::works);
    }

    @Test
    void theReadmesExampleWorksToo() throws IOException {
        assertThat(examples(README)).hasSize(1).allSatisfy(ConfigurationPageTest::works);
    }

    @Test
    void theVariablesOnThePageAreThoseOfTheCode() throws IOException {
        Set<String> onThePage = found(Files.readString(PAGE), "^\\| `(RIALTO_[A-Z_]+)`");
        Set<String> inTheCode = found(
                Files.readString(Path.of("src/main/java/io/rialto/server/settings/Variables.java")),
                "\"(RIALTO_[A-Z_]+)\"");

        assertThat(onThePage).isEqualTo(inTheCode);
    }

    @Test
    void everyKeyThatTheCodeAsksForIsOnThePage() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (var files = Files.list(Path.of("src/main/java/io/rialto/server/configuration"))) {
            for (Path file : files.toList()) {
                asked.addAll(found(
                        Files.readString(file),
                        "fields\\s*\\.(?:needed|optional|value|list|flag)\\(\\s*\"([a-z_]+)\""));
            }
        }

        for (Attribute attribute : Attribute.values()) {
            asked.add(attribute.text());
        }

        Set<String> onThePage = new TreeSet<>();
        found(Files.readString(PAGE), "^(?:\\||###) `([a-z_.]+)")
                .forEach(path -> onThePage.addAll(List.of(path.split("\\."))));
        assertThat(asked).hasSizeGreaterThan(25);
        assertThat(onThePage).containsAll(asked);
    }

    private static void works(String example) {
        Settings settings = new Variables(Map.of("RIALTO_PUBLIC_URL", "https://id.acme.example")::get).read();
        var reader =
                new ConfigurationReader(new Expressions(), settings, name -> name.contains("PREVIOUS") ? OTHER : KEYS);

        Outcome outcome = reader.read(example);

        assertThat(outcome).isInstanceOf(Outcome.Valid.class);
    }

    private static List<String> examples(Path page) throws IOException {
        return Pattern.compile("^```yaml\\n(organizations:.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Set<String> found(String text, String regex) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }
}
