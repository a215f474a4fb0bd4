package io.rialto.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is easily written into a template, and does not do what it seems to. */
class TemplatesTest {

    private static final Pattern TAG = Pattern.compile("<[a-z][^<>]*(?:\"[^\"]*\"[^<>]*)*>");

    @Test
    void whatIsReplacedHasNoConditionOfItsOwnForItWouldNotBeHeeded() throws IOException {
        Path folder = Path.of("src/main/resources/templates");
        List<Path> templates;

        try (Stream<Path> files = Files.walk(folder)) {
            templates = files.filter(Files::isRegularFile).toList();
        }

        assertThat(templates)
                .hasSizeGreaterThan(50)
                .allSatisfy(template -> assertThat(
                                TAG.matcher(Files.readString(template)).results())
                        .as(template.toString())
                        .noneSatisfy(tag ->
                                assertThat(tag.group()).contains("th:replace=").containsPattern("th:(if|unless)=")));
    }
}
