package io.rialto.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.launch.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be named at all. */
class CausesTest {

    private static final Pattern DIAGNOSIS = Pattern.compile("Diagnosis\\.of\\((.*?),\\s*Who\\.", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\"([a-z_]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    @Test
    void everyReasonHasACause() {
        Stream<Diagnosis> launches = Stream.concat(
                        Arrays.stream(Refusal.values()).map(Refusal::code),
                        Arrays.stream(Fault.values()).map(Fault::code))
                .map(code -> Doctor.ofLaunch(Findings.of(code, "", "")));
        Stream<Diagnosis> signIns = Arrays.stream(io.rialto.server.signin.attempt.Refusal.values())
                .map(reason -> Doctor.ofSignIn(Findings.of(reason.code(), "", "")));

        assertThat(Stream.concat(launches, signIns))
                .extracting(Diagnosis::cause)
                .noneMatch(cause -> cause.contains("not known why"));
    }

    @Test
    void theGuideNamesEachCauseAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/rialto/server/doctor"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("Causes.java")).toList()) {
                Matcher diagnosis = DIAGNOSIS.matcher(Files.readString(file, UTF_8));
                while (diagnosis.find()) {
                    CODE.matcher(diagnosis.group(1)).results().forEach(code -> named.add(code.group(1)));
                }
            }
        }

        Set<String> told = new TreeSet<>();
        ROW.matcher(Files.readString(Path.of("../docs/why-did-it-fail.md"), UTF_8))
                .results()
                .forEach(row -> told.add(row.group(1)));

        assertThat(told).isEqualTo(named);
    }
}
