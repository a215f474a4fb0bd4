package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.MachineClock;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.Site.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a whole configuration. The same text, environment and documents that it names, the same outcome. */
final class ConfigurationReader {

    private final Rules rules;
    private final Function<String, @Nullable String> environment;

    /** By the machine's own time. */
    ConfigurationReader(Expressions expressions, Settings settings, Function<String, @Nullable String> environment) {
        this(expressions, settings, MachineClock.utc(), environment);
    }

    ConfigurationReader(
            Expressions expressions, Settings settings, Clock clock, Function<String, @Nullable String> environment) {
        Path file = settings.configuration();
        this.rules = new Rules(
                expressions,
                settings.allowPrivateAddresses(),
                settings.publicUrl(),
                new MetadataFiles(file == null ? null : file.toAbsolutePath().getParent(), clock));
        this.environment = environment;
    }

    sealed interface Outcome {

        record Valid(Configuration configuration) implements Outcome {}

        record Invalid(List<Problem> problems) implements Outcome {}
    }

    Outcome read(String text) {
        Problems problems = new Problems();
        Optional<Configuration> configuration =
                YamlSource.read(text, problems).flatMap(top -> new Reader(problems).configuration(top));
        return configuration.isPresent() && problems.count() == 0
                ? new Outcome.Valid(configuration.get())
                : new Outcome.Invalid(problems.found());
    }

    private final class Reader {

        private final Reading reading;

        Reader(Problems problems) {
            this.reading = new Reading(problems, new Notices(), rules, environment);
        }

        Optional<Configuration> configuration(Node top) {
            Fields fields = new Value(new Place("", Value.line(top)), top, reading).fields();
            OrganizationReader reader = new OrganizationReader();
            fields.needed("organizations");
            List<OrganizationPart> organizations = fields.list("organizations", reader::read);
            return fields.made(() -> new Configuration(
                    organizations, reading.notices().sentences(rules.publicUrl(), isForDevelopment(organizations))));
        }

        private static boolean isForDevelopment(List<OrganizationPart> organizations) {
            List<Environment> environments = organizations.stream()
                    .flatMap(organization -> organization.sites().stream())
                    .map(part -> part.site().environment())
                    .toList();
            return !environments.isEmpty() && environments.stream().allMatch(Environment.DEVELOPMENT::equals);
        }
    }
}
