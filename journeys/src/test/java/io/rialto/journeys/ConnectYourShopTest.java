package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every program of {@code docs/connect-your-shop.md}, taken out of the page, opens the door. */
class ConnectYourShopTest {

    private static final Path PAGE = Path.of("..", "docs", "connect-your-shop.md");

    private static RunningRialto rialto;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        rialto = aRunningRialto(Configuration.of(aSite(
                "main",
                aService("rewards")
                        .with(
                                "attributes",
                                Map.of(
                                        "email", "customer.email",
                                        "displayName", "customer.first_name + ' ' + customer.last_name",
                                        "company", "customer.company.name")))));
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ticket.php, php",
        "ticket.mjs, node",
        "ticket.py, /usr/bin/python3",
        "Ticket.java, java",
    })
    void aProgramOfThePageMakesATicketThatOpensTheDoor(String program, String interpreter) throws Exception {
        Files.writeString(folder.resolve(program), program(program));
        Shop shop = rialto.shop("main");
        Visitor visitor = new Visitor();
        String nonce = shop.begin(visitor, "rewards");

        String address = output(command(interpreter), program, "rewards", nonce);

        Answer answer = visitor.get(URI.create(address));
        assertThat(answer.isHandOff()).as(answer.body()).isTrue();
        assertThat(answer.form().response()).contains(">jane.doe@example.test<", ">Jane Doe<", ">Doe Industries OÜ<");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "event.php, php, 11",
        "event.mjs, node, 12",
        "event.py, /usr/bin/python3, 13",
        "Event.java, java, 14",
    })
    void aProgramOfThePageClosesTheDoorToACustomer(String program, String interpreter, String customer)
            throws Exception {
        Files.writeString(folder.resolve(program), program(program));
        Shop shop = rialto.shop("main");
        Person person = new Person(customer, Person.jane().profile());
        assertThat(Refusal.reason(shop, "rewards", person)).isEqualTo("handed off");

        String status = output(command(interpreter), program, "customer.disabled", customer);

        assertThat(status.strip()).isEqualTo("204");
        assertThat(Refusal.reason(shop, "rewards", person)).isEqualTo("customer_disabled");
    }

    @Test
    void thePageHasNoProgramThatIsNotRunHere() throws IOException {
        List<String> programs = Pattern.compile("(?m)^```\\w+ (\\S+)$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(program -> program.group(1))
                .toList();

        assertThat(programs)
                .containsExactly(
                        "ticket.php",
                        "ticket.mjs",
                        "ticket.py",
                        "Ticket.java",
                        "event.php",
                        "event.mjs",
                        "event.py",
                        "Event.java");
    }

    private static String program(String name) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```\\w+ " + Pattern.quote(name) + "\n(.*?)^```$")
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("%s is on the page", name).isTrue();
        return block.group(1);
    }

    private static String command(String interpreter) {
        return interpreter.equals("java") ? Programs.java().getFirst() : interpreter;
    }

    private String output(String... command) throws Exception {
        Shop shop = rialto.shop("main");
        Map<String, String> environment = Map.of(
                "RIALTO_ISSUER", shop.issuer(),
                "RIALTO_TICKET_KEY", shop.key(),
                "SHOP_BASE_URL", shop.baseUrl());
        return Outcome.of(folder, environment, "", command).good();
    }
}
