package io.rialto.server.scim;

import io.rialto.server.fixture.ScimService;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.Bearer;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A service of SCIM in this process, and whoever keeps its accounts in step. */
abstract class ScimSuite {

    static final String JANE = "subject-of-jane";

    final Settings settings = settings("true");
    final Outbound outbound = new Outbound(new Guard(settings), settings);
    final TheClock clock = new TheClock();
    final Scim scim = scim(outbound);
    final ScimService service = ScimService.running();

    Scim scim(Outbound way) {
        return new Scim(way, new Tokens(way, clock), new Discovery(clock), clock);
    }

    @AfterEach
    void end() {
        service.close();
        outbound.close();
    }

    static Settings settings(String privateAddresses) {
        return new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", privateAddresses)::get).read();
    }

    ScimServer server() {
        return new ScimServer(service.url(), new Bearer(ScimService.TOKEN));
    }

    static Wanted jane(String email, String firstName) {
        Map<Path, Object> attributes = new LinkedHashMap<>();
        attributes.put(path("userName"), email);
        attributes.put(path("name.givenName"), firstName);
        attributes.put(path("emails[type eq \"work\"].value"), email);
        attributes.put(path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"), "wholesale");
        return new Wanted(JANE, null, attributes, false, false);
    }

    static Wanted named(String externalId, String userName) {
        return new Wanted(externalId, null, Map.of(path("userName"), userName), false, false);
    }

    static Wanted takingOver(Wanted wanted) {
        return new Wanted(wanted.externalId(), null, wanted.attributes(), false, true);
    }

    static Path path(String text) {
        return Path.of(text).orElseThrow();
    }
}
