package io.rialto.server.key;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what happens to keys: in the audit, in the change's transaction, and in the log. */
@Component
class KeyTrail {

    private static final Logger LOG = LoggerFactory.getLogger(KeyTrail.class);

    private final Changes changes;
    private final Sites sites;

    KeyTrail(Changes changes, Sites sites) {
        this.changes = changes;
        this.sites = sites;
    }

    void made(SiteKey key, Who who) {
        record(
                key,
                Event.CREATE,
                new Alterations()
                        .of("state", null, key.state().text())
                        .of("kind", null, key.kind().text())
                        .of("promote_at", null, key.life().promoteAt()),
                who);
    }

    void moved(SiteKey before, SiteKey.State state, Who who) {
        record(
                before,
                Event.UPDATE,
                new Alterations().of("state", before.state().text(), state.text()),
                who);
        LOG.info(
                "event=signing_key_{} site={} key={} before={} by={}",
                state.text(),
                slug(before.site()),
                before.id().value(),
                before.state().text(),
                who.value());
    }

    void changed(SiteKey key, Alterations alterations, Who who) {
        record(key, Event.UPDATE, alterations, who);
    }

    private void record(SiteKey key, Event event, Alterations alterations, Who who) {
        sites.ownerOf(key.site())
                .ifPresent(owner -> changes.record(
                        new Subject(
                                owner.value(), "signing_keys", key.id().value().toString()),
                        event,
                        alterations,
                        who));
    }

    private String slug(SiteId site) {
        return sites.byId(site).map(known -> known.slug()).orElse("-");
    }
}
