package io.rialto.journeys;

import static io.rialto.journeys.Person.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.twin.Brought;
import io.rialto.demo.twin.Twin;
import io.rialto.demo.twin.Verdict;
import io.rialto.demo.twin.Verdict.LoggedIn;
import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every preset against the twin of its service, on one server. */
class PresetsTest {

    private static PresetServices services;

    @BeforeAll
    static void start() {
        services = PresetServices.start();
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    static Stream<String> presets() {
        return Presets.all().each().stream().map(Preset::name);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theFirstLaunchLeadsToAnAccountAndTheSecondToTheSame(String preset) {
        Twin twin = services.twin(preset);
        Person jane = services.known(twin, jane("1"));

        Verdict first = twin.receive(services.handOff(preset, twin, jane));
        Verdict second = twin.receive(services.handOff(preset, twin, jane));

        assertThat(first).isInstanceOf(LoggedIn.class);
        assertThat(second).isEqualTo(new LoggedIn(((LoggedIn) first).account(), false));
        assertThat(twin.book().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void twoCustomersHaveTwoAccounts(String preset) {
        Twin twin = services.twin(preset);
        Person jane = services.known(twin, jane("1"));
        Person john = services.known(twin, jane("2").with("email", "john@example.test"));

        Verdict one = twin.receive(services.handOff(preset, twin, jane));
        Verdict other = twin.receive(services.handOff(preset, twin, john));

        assertThat(((LoggedIn) one).account()).isNotEqualTo(((LoggedIn) other).account());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void anotherAddressIsAnotherAccountOnlyWhereTheServiceKnowsPeopleByIt(String preset) {
        Twin twin = services.twin(preset);
        Person jane = services.known(twin, jane("1"));
        twin.receive(services.handOff(preset, twin, jane));

        Verdict later = twin.receive(services.handOff(preset, twin, jane.with("email", "jane.married@example.test")));

        switch (twin.book().onAnotherAddress()) {
            case SAME_ACCOUNT -> assertThat(((LoggedIn) later).made()).isFalse();
            case ANOTHER_ACCOUNT -> assertThat(((LoggedIn) later).made()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void anAddressInOtherLettersIsTheSamePerson(String preset) {
        Twin twin = services.twin(preset);
        Person jane = services.known(twin, jane("1"));
        twin.receive(services.handOff(preset, twin, jane));

        Verdict later = twin.receive(services.handOff(preset, twin, jane.with("email", "Jane.Doe@Example.TEST")));

        assertThat(((LoggedIn) later).made()).isFalse();
        assertThat(twin.book().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void tenAtOnceMakeOneAccount(String preset) throws Exception {
        Twin twin = services.twin(preset);
        Person jane = services.known(twin, jane("1"));
        Callable<Verdict> launch = () -> twin.receive(services.handOff(preset, twin, jane));

        List<Verdict> verdicts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Verdict> verdict : threads.invokeAll(Collections.nCopies(10, launch))) {
                verdicts.add(verdict.get());
            }
        }

        assertThat(verdicts).hasSize(10).hasOnlyElementsOfType(LoggedIn.class);
        assertThat(twin.book().size()).isEqualTo(1);
    }

    static Stream<String> presetsThatNeedAProfile() {
        return presets().filter(PresetServices::needsAProfile);
    }

    @ParameterizedTest
    @MethodSource("presetsThatNeedAProfile")
    void whoLacksWhatTheServiceNeedsDoesNotLeaveTheShop(String preset) {
        Answer answer = services.refused(preset, aPerson("9"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo("attribute_missing");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theSameMessageTwiceMakesNoSecondLoginWhereTheServiceGuardsAgainstIt(String preset) {
        Twin twin = services.twin(preset);
        Brought brought = services.handOff(preset, twin, services.known(twin, jane("1")));
        twin.receive(brought);

        Verdict again = twin.receive(brought);

        assertThat(again instanceof Refused).isEqualTo(twin.guards().once());
        assertThat(twin.book().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void anOldMessageOpensNothingWhereTheServiceLooksAtItsTime(String preset) {
        Twin twin = services.twin(preset);
        Brought brought = services.handOff(preset, twin, services.known(twin, jane("1")));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

        Verdict verdict = twin.at(later).receive(brought);

        assertThat(verdict instanceof Refused refused
                        && List.of(Why.EXPIRED, Why.TOO_OLD).contains(refused.why()))
                .isEqualTo(twin.guards().timely());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void anAlteredMessageOpensNothing(String preset) {
        Twin twin = services.twin(preset);
        Brought brought = services.handOff(preset, twin, services.known(twin, jane("1")));

        assertThat(twin.receive(altered(brought, twin))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whoHasAnotherSecretOrKeyIsNotBelieved(String preset) {
        Twin twin = services.twin(preset);
        Brought brought = services.handOff(preset, twin, services.known(twin, jane("1")));

        assertThat(services.strangersTwin(preset).receive(brought)).isInstanceOf(Refused.class);
    }

    @Test
    void whomThinkificRefusesItSendsBackToAPageThatSaysSo() {
        Twin twin = services.twin("thinkific");
        Brought brought = services.handOff("thinkific", twin, jane("1"));
        Verdict refused = twin.receive(altered(brought, twin));

        Answer page = new Visitor().get(twin.sendsBack(brought, refused).orElseThrow());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("The service did not let you in")
                .contains("Back to ")
                .doesNotContain("jane.doe");
    }

    @Test
    void whomTheStoreDoesNotKnowItsApiMakesAndTheNextTimeFinds() {
        Twin twin = services.twin("bigcommerce");

        Verdict first = twin.receive(services.handOff("bigcommerce", twin, newcomer()));
        Verdict second = twin.receive(services.handOff("bigcommerce", twin, newcomer()));

        assertThat(first).isInstanceOf(LoggedIn.class).isEqualTo(second);
        assertThat(twin.book().newest("first_name")).isEqualTo("Jane");
        assertThat(twin.book().size()).isEqualTo(1);
    }

    @Test
    void tenAtOnceWhomTheStoreDoesNotKnowMakeOneAccount() throws Exception {
        Twin twin = services.twin("bigcommerce");
        Callable<Verdict> launch = () -> twin.receive(services.handOff("bigcommerce", twin, newcomer()));

        try (var threads = Executors.newFixedThreadPool(5)) {
            for (Future<Verdict> verdict : threads.invokeAll(Collections.nCopies(10, launch))) {
                assertThat(verdict.get()).isInstanceOf(LoggedIn.class);
            }
        }

        assertThat(twin.book().size()).isEqualTo(1);
    }

    @Test
    void aStoreThatIsBusyIsARefusalWithAReference() {
        services.store().beBusy(true);

        Answer answer = services.refused("bigcommerce", newcomer());

        services.store().beBusy(false);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo("account_busy");
        assertThat(answer.json().path("error").path("reference").asString()).hasSize(12);
    }

    /** Of whom the shop knows no number at the other services. */
    private static Person newcomer() {
        return jane("1").with("attributes", Map.of());
    }

    @Test
    void whoKnowsNoSecretGetsNothingForACode() {
        Twin twin = services.twinWithAnotherSecret("generic-oidc");

        Verdict verdict = twin.receive(services.handOff("generic-oidc", twin, jane("1")));

        assertThat(verdict).isEqualTo(new Refused(Why.DECLINED));
    }

    @Test
    void anAddressThatNobodyVouchesForIsRefusedWhereItMustBeVerified() {
        PresetServices lenient = services.ofTheLenientSite();
        Twin twin = lenient.twin("shopify-customer-accounts");

        Verdict verdict = twin.receive(
                lenient.handOff("shopify-customer-accounts", twin, jane("1").with("email_verified", false)));

        assertThat(verdict).isEqualTo(new Refused(Why.NOT_VERIFIED));
    }

    @Test
    void anotherCustomerWithAKnownAddressIsRefusedWhereAnAccountIsLinked() {
        Twin twin = services.twin("shopify-customer-accounts");
        twin.receive(services.handOff("shopify-customer-accounts", twin, jane("1")));

        Verdict other = twin.receive(services.handOff("shopify-customer-accounts", twin, jane("2")));

        assertThat(other).isEqualTo(new Refused(Why.MISMATCH));
    }

    private static Person jane(String id) {
        return aPerson(id)
                .with("email", "jane.doe@example.test")
                .with("first_name", "Jane")
                .with("last_name", "Doe")
                .with("group", Map.of("id", "1", "code", "general"))
                .with(
                        "attributes",
                        Map.of("bigcommerce_customer_id", 1000 + Integer.parseInt(id), "smile_customer_id", "30" + id));
    }

    private static Brought altered(Brought brought, Twin twin) {
        return twin.token()
                .map(name -> brought.with(name, altered(brought.parameters().get(name))))
                .orElseGet(
                        () -> new Brought(URI.create(altered(brought.address().toString())), brought.parameters()));
    }

    // In the middle: the last characters of Base64 may not matter.
    private static String altered(String text) {
        int at = text.length() * 3 / 4;
        char here = text.charAt(at);
        char other = here == 'a' ? 'b' : 'a';
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
