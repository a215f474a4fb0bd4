package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.Definition;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what somebody wants a site to be, by the very readers of the configuration file. It sees no variable of the environment. Safe
 * for use by many threads.
 */
@Component
public class SiteDefinitionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DefinitionTree TREE = new DefinitionTree(SiteReader.ATTRIBUTES);

    private final Rules rules;

    SiteDefinitionReader(Expressions expressions, Settings settings, Clock clock) {
        this.rules = new Rules(
                expressions, settings.allowPrivateAddresses(), settings.publicUrl(), MetadataFiles.closed(clock));
    }

    /**
     * The site, or all that is wrong with the wish. One without a store waits for a Magento shop to be paired.
     *
     * @param before what it was read from until now
     */
    public SiteReading read(SiteWish wish, Optional<Definition> before) {
        Problems problems = new Problems();
        ObjectNode tree = TREE.read(wish.definition(), before.map(known -> new KeptSecrets(known, true)), problems);
        if (tree.path("store").isMissingNode()) {
            tree.putObject("store").put("kind", "magento2");
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.put("slug", wish.slug())
                .put("name", wish.name())
                .put("environment", wish.environment())
                .put("active", wish.active());
        if (wish.key() != null) {
            whole.put("key", wish.key());
        }
        whole.setAll(tree);
        Reading reading = new Reading(problems, new Notices(), rules, name -> null);
        Optional<SitePart> part =
                new SiteReader().read(new Value(Place.TOP, JsonSource.read(whole, problems), reading));
        if (part.isEmpty() || problems.count() > 0) {
            return new SiteReading.Wrong(TREE.flaws(problems.found()));
        }
        Set<String> secrets = new LinkedHashSet<>(reading.secrets());
        secrets.removeIf(pointer -> !tree.at(pointer).isString());
        return new SiteReading.Good(
                part.get().site(),
                new Definition(JSON.writeValueAsString(tree), secrets),
                reading.notices().sentences(rules.publicUrl(), true));
    }
}
