package io.rialto.server.startup;

import io.rialto.server.key.SigningKeys;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one line of a start that went well. */
@Component
class ReadyLine {

    private static final Logger LOG = LoggerFactory.getLogger("io.rialto.Rialto");

    private final Settings settings;
    private final Sites sites;
    private final SigningKeys keys;

    ReadyLine(Settings settings, Sites sites, SigningKeys keys) {
        this.settings = settings;
        this.sites = sites;
        this.keys = keys;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        List<Site> active = sites.all().stream()
                .map(owned -> owned.site())
                .filter(Site::active)
                .toList();
        LOG.info(
                "event=ready url={} listening={}:{} database={} sites_active={} signing={}",
                settings.publicUrl(),
                settings.address().getHostAddress(),
                settings.port(),
                settings.databaseUrl() == null ? "embedded" : "postgresql",
                active.size(),
                active.stream()
                        .findFirst()
                        .map(site -> keys.current(site.id()).providerName())
                        .orElse("none"));
    }
}
