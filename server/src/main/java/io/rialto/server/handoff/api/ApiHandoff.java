package io.rialto.server.handoff.api;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.handoff.Introduction.Item;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.Shown;
import io.rialto.server.site.Site;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads the browser to the address that the service made for this customer. */
@Component
public class ApiHandoff implements Handoff {

    @Override
    public Class<? extends Protocol> protocol() {
        return Api.class;
    }

    @Override
    public Introduction introduction(Site site, ExternalService service) {
        return ((Api) service.protocol()).target() == null
                ? new Introduction(Map.of())
                : new Introduction(Map.of(Item.SSO_URL, site.issuer() + "/api/" + service.slug()));
    }

    @Override
    public Optional<String> landing(Optional<Asked> asked, Optional<String> target) {
        return asked.map(Asked::text).filter(text -> !text.isEmpty()).or(() -> target);
    }

    @Override
    public Optional<Shown> show(Draft draft) {
        URI home = ((Api) draft.service().protocol()).home();
        return Optional.of(new Shown(home, "GET", Map.of(), draft.account().orElse(Shown.MESSAGE)));
    }

    @Override
    public HandOver seal(Draft draft) {
        return new Redirect(URI.create(draft.account()
                .orElseThrow(() -> new IllegalStateException("the service's API was not asked for an address"))));
    }
}
