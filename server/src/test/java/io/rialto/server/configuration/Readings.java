package io.rialto.server.configuration;

import io.rialto.server.configuration.ConfigurationReader.Outcome;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contract's file, changed, and read in an environment. */
final class Readings {

    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final Expressions EXPRESSIONS = new Expressions();

    private final Map<String, String> environment = new HashMap<>();
    private String text;

    private Readings(String text) {
        this.text = text;
        environment.put("RIALTO_PUBLIC_URL", "https://id.test");
        environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
    }

    static ConfigurationReader aReader(Map<String, String> environment) {
        return new ConfigurationReader(EXPRESSIONS, new Variables(environment::get).read(), environment::get);
    }

    static Readings theContract() throws IOException {
        return new Readings(Files.readString(Path.of("src/test/resources/configuration/contract.yaml")));
    }

    Readings with(String part, String instead) {
        if (!text.contains(part)) {
            throw new IllegalArgumentException("the file does not say " + part);
        }
        text = text.replace(part, instead);
        return this;
    }

    Readings and(String more) {
        text += more;
        return this;
    }

    Readings where(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Configuration valid() {
        return switch (aReader(environment).read(text)) {
            case Outcome.Valid(Configuration configuration) -> configuration;
            case Outcome.Invalid(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    Configuration.SitePart site() {
        return valid().organizations().getFirst().sites().getFirst();
    }

    List<String> problems() {
        return switch (aReader(environment).read(text)) {
            case Outcome.Valid(Configuration _) -> List.of();
            case Outcome.Invalid(List<Problem> problems) ->
                problems.stream().map(Problem::toString).toList();
        };
    }
}
