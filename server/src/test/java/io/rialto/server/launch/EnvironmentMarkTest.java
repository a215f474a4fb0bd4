package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.launch.Door.Begun;
import io.rialto.server.site.Site.Environment;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Nobody takes a rehearsal for the real thing. */
@OnEachDatabase
class EnvironmentMarkTest {

    private final Door door;

    EnvironmentMarkTest(TestDatabase database) {
        door = new Door(database.emptied());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PRODUCTION")
    void everyPageOfASiteThatIsNotProductionSaysSo(Environment environment) {
        String mark = " class=\"environment\">" + environment.name().charAt(0)
                + environment.name().substring(1).toLowerCase(Locale.ROOT) + "<";

        assertThat(pagesIn(environment))
                .hasSize(4)
                .allSatisfy(page -> assertThat(page).containsOnlyOnce(mark));
    }

    @ParameterizedTest
    @EnumSource(names = "PRODUCTION")
    void productionSaysNothing(Environment environment) {
        assertThat(pagesIn(environment)).hasSize(4).noneMatch(page -> page.contains("class=\"environment\""));
    }

    /** Everything that a customer sees of a site: the hand-off, the tiles, a refusal at the start and one on the way back. */
    private List<String> pagesIn(Environment environment) {
        door.with(aSite().in(environment).build(), aService().build());
        Begun tiles = door.begin("/s/main/services");
        return List.of(
                text(200, door.launch("rewards")),
                text(
                        200,
                        door.complete(
                                aTicket()
                                        .forService("services")
                                        .withNonce(tiles.nonce())
                                        .build(),
                                tiles)),
                text(404, door.go(get("/s/main/launch/unknown"))),
                text(400, door.complete("x", door.begin("/s/main/launch/rewards"))));
    }

    private static String text(int status, MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(status);
        try {
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
