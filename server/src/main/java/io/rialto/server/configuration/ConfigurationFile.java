package io.rialto.server.configuration;

import io.rialto.server.key.SigningKeys;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The file of {@code RIALTO_CONFIG}: applied before the server answers its first request, and again whenever it was saved.
 *
 * <p>With an error in it at the start the server does not start; with an error in it later nothing changes.
 */
@Component
class ConfigurationFile implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFile.class);

    private final @Nullable Path file;
    private final ConfigurationReader reader;
    private final Application application;
    private final Sites sites;
    private final SigningKeys keys;
    private String lastSeen = "";
    private String lastDone = "";

    ConfigurationFile(
            Settings settings, ConfigurationReader reader, Application application, Sites sites, SigningKeys keys) {
        this.file = settings.configuration();
        this.reader = reader;
        this.application = application;
        this.sites = sites;
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Path path = file;
        if (path != null) {
            start(path);
        }
        makeKeys();
    }

    private void start(Path path) {
        String text = textOf(path);
        List<Problem> problems = applied(text);
        if (!problems.isEmpty()) {
            throw new StartRefused(report(path, problems));
        }
        lastSeen = text;
        lastDone = text;
    }

    /** Looks once. A text is applied when it stood still between two looks, so that no half-written file ever counts. */
    synchronized void look() {
        Path path = file;
        if (path == null) {
            return;
        }
        String text = textOf(path);
        boolean stoodStill = text.equals(lastSeen);
        lastSeen = text;
        if (!stoodStill || text.equals(lastDone)) {
            return;
        }
        List<Problem> problems = applied(text);
        if (problems.isEmpty()) {
            makeKeys();
        } else {
            LOG.error("event=configuration_refused nothing changed. {}", report(path, problems));
        }
        lastDone = text;
    }

    /** Everything that is wrong; when nothing is, it is applied. */
    private List<Problem> applied(String text) {
        return switch (reader.read(text)) {
            case ConfigurationReader.Outcome.Invalid(List<Problem> problems) -> problems;
            case ConfigurationReader.Outcome.Valid(Configuration configuration) ->
                switch (application.apply(configuration)) {
                    case Application.Outcome.Refused(List<Problem> problems) -> problems;
                    case Application.Outcome.Done(Applied done) -> {
                        tell(configuration, done);
                        yield List.of();
                    }
                };
        };
    }

    private static void tell(Configuration configuration, Applied applied) {
        LOG.info(
                "event=configuration_applied made={} altered={} switched_off={}",
                applied.made(),
                applied.altered(),
                applied.switchedOff());
        configuration.notices().forEach(LOG::warn);
    }

    // Now, so that no customer waits for it.
    private void makeKeys() {
        sites.all().stream().map(owned -> owned.site()).filter(Site::active).forEach(site -> keys.current(site.id()));
    }

    static String report(Path path, List<Problem> problems) {
        return problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "",
                        "RIALTO_CONFIG: " + path + " has " + problems.size() + " error"
                                + (problems.size() == 1 ? ":" : "s:"),
                        ""));
    }

    private static String textOf(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new StartRefused("RIALTO_CONFIG names " + path + ", which cannot be read as UTF-8 text.", unreadable);
        }
    }
}
