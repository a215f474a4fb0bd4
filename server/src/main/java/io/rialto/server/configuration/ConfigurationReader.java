package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.release.Expressions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a whole configuration. Pure: the same text and environment, the same outcome. */
final class ConfigurationReader {

    private final Rules rules;
    private final Function<String, @Nullable String> environment;

    ConfigurationReader(
            Expressions expressions, boolean privateAddresses, Function<String, @Nullable String> environment) {
        this.rules = new Rules(expressions, privateAddresses);
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
            this.reading = new Reading(problems, rules, environment);
        }

        Optional<Configuration> configuration(Node top) {
            Fields fields = new Value(new Place("", Value.line(top)), top, reading).fields();
            Notices notices = new Notices();
            OrganizationReader reader = new OrganizationReader(notices);
            fields.needed("organizations");
            List<OrganizationPart> organizations = fields.list("organizations", reader::read);
            return fields.made(() -> new Configuration(organizations, notices.sentences()));
        }
    }
}
