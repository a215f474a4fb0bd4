package io.rialto.server.configuration;

import io.rialto.server.configuration.ConfigurationReader.Outcome;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.settings.Variables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the environment and the configuration file without starting anything: {@code ./rialto check}. */
public final class ConfigurationCheck {

    private final Function<String, @Nullable String> environment;
    private final PrintStream out;

    public ConfigurationCheck(Function<String, @Nullable String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** The exit code: 0 when a server would start with it, else 1 with everything that is wrong printed. */
    public int run() {
        try {
            Settings settings = new Variables(environment).read();
            Path file = settings.configuration();
            if (file == null) {
                throw new StartRefused("RIALTO_CONFIG is not set: which file shall be checked?");
            }
            return check(file, settings);
        } catch (StartRefused refused) {
            out.println(refused.getMessage());
            return 1;
        }
    }

    private int check(Path file, Settings settings) {
        var reader = new ConfigurationReader(new Expressions(), settings, environment);
        return switch (reader.read(textOf(file))) {
            case Outcome.Valid(Configuration configuration) -> {
                configuration.notices().forEach(out::println);
                out.println(file + " is right.");
                yield 0;
            }
            case Outcome.Invalid(List<Problem> problems) -> {
                out.println(ConfigurationFile.report(file, problems));
                yield 1;
            }
        };
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartRefused("RIALTO_CONFIG names " + file + ", which cannot be read as UTF-8 text.", e);
        }
    }
}
