package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.Definition;
import io.rialto.server.site.Site;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what somebody wants a service to be, by the very readers of the configuration file. It sees no variable of the environment
 * and no file of this machine. Safe for use by many threads.
 */
@Component
public class ServiceDefinitionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DefinitionTree TREE = new DefinitionTree(ServiceReader.ATTRIBUTES);
    private static final int MOST_ROUNDS = 4;
    private static final int UNGUESSABLE_BYTES = 16;

    private final Rules rules;
    private final SecureRandom random;

    ServiceDefinitionReader(Expressions expressions, Settings settings, Clock clock, SecureRandom random) {
        this.rules = new Rules(
                expressions, settings.allowPrivateAddresses(), settings.publicUrl(), MetadataFiles.closed(clock));
        this.random = random;
    }

    /**
     * Among what else a wish stands.
     *
     * @param takenClientIds of the site's other services
     * @param before what the service was read from until now, and the preset it was made from
     */
    public record Surroundings(Site site, Set<String> takenClientIds, Optional<Before> before) {}

    /** A service as it is. */
    public record Before(Definition definition, Optional<String> preset) {}

    /** The service, or all that is wrong with the wish. One that is not active may leave open what only the service knows. */
    public ServiceReading read(ServiceWish wish, Surroundings around) {
        Problems problems = new Problems();
        ObjectNode tree = TREE.read(
                wish.definition(),
                around.before()
                        .map(before -> new KeptSecrets(
                                before.definition(), before.preset().equals(Optional.ofNullable(wish.preset())))),
                problems);
        Round first = new Round(wish, around, tree, problems);
        return first.draft().map(draft -> good(first, draft, Set.of())).orElseGet(() -> completed(wish, around, first));
    }

    private ServiceReading completed(ServiceWish wish, Surroundings around, Round first) {
        Set<String> missing = new LinkedHashSet<>();
        Blanks blanks = new Blanks(wish.preset(), unguessable());
        ObjectNode filled = first.tree().deepCopy();
        List<Problem> found = first.problems().found();
        for (int round = 0; round < MOST_ROUNDS && !wish.active(); round++) {
            if (!found.stream().allMatch(problem -> isFilled(problem, filled, blanks, missing))) {
                break;
            }
            Round next = new Round(wish, around, filled, new Problems());
            Optional<ExternalServiceDraft> draft = next.draft();
            if (draft.isPresent()) {
                return good(first, draft.get(), missing);
            }
            found = next.problems().found();
        }
        return new ServiceReading.Wrong(TREE.flaws(first.problems().found()));
    }

    private static boolean isFilled(Problem problem, ObjectNode tree, Blanks blanks, Set<String> missing) {
        String pointer = problem.missing();
        if (pointer == null) {
            return false;
        }
        return missing.contains(pointer) || (blanks.fill(tree, pointer) && missing.add(pointer));
    }

    private static ServiceReading good(Round round, ExternalServiceDraft draft, Set<String> missing) {
        Set<String> secrets = new LinkedHashSet<>(round.reading().secrets());
        secrets.removeIf(pointer -> !round.tree().at(pointer).isString());
        return new ServiceReading.Good(
                draft,
                new Definition(JSON.writeValueAsString(round.tree()), secrets),
                missing.stream().map(TREE::placed).toList(),
                round.reading().notices().sentences(round.reading().rules().publicUrl(), true));
    }

    private String unguessable() {
        byte[] bytes = new byte[UNGUESSABLE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The tree, read once. */
    private final class Round {

        private final ObjectNode tree;
        private final Problems problems;
        private final Reading reading;
        private final Optional<ExternalServiceDraft> draft;

        Round(ServiceWish wish, Surroundings around, ObjectNode tree, Problems problems) {
            this.tree = tree;
            this.problems = problems;
            this.reading = new Reading(problems, new Notices(), rules, name -> null);
            ObjectNode whole = JSON.createObjectNode();
            whole.put("slug", wish.slug()).put("name", wish.name()).put("active", wish.active());
            if (wish.preset() != null) {
                whole.put("preset", Objects.requireNonNull(wish.preset()));
            }
            whole.setAll(tree);
            Value value = new Value(Place.TOP, JsonSource.read(whole, problems), reading);
            Site site = around.site();
            OidcReader oidc = new OidcReader(around.takenClientIds());
            Optional<ExternalServiceDraft> read = new ServiceReader(site.slug(), site.key(), oidc).read(value);
            this.draft = problems.count() == 0 ? read : Optional.empty();
        }

        ObjectNode tree() {
            return tree;
        }

        Problems problems() {
            return problems;
        }

        Reading reading() {
            return reading;
        }

        Optional<ExternalServiceDraft> draft() {
            return draft;
        }
    }
}
