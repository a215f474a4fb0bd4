package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.aPerson;
import static io.rialto.journeys.RunningRialto.OPERATOR_TOKEN;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static io.rialto.journeys.Ticket.aTicket;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand customers with names that nobody else has went through, and nothing of them stayed. */
class CanaryTest {

    private static final String NAME = "Qanariensis";
    private static final String ODD_NAME = "Žlutokřídlý";
    private static final Canary CANARY = Canary.of(NAME, ODD_NAME);
    private static final int LAUNCHES = 1_000;

    @ParameterizedTest
    @EnumSource
    void nothingOfACustomerStaysBehind(Database database) throws Exception {
        List<String> found = new ArrayList<>();
        try (RunningRialto rialto = aRunningRialto(database, twoServices())) {
            launchThemAll(rialto.shop("main"));
            refuseInEveryWay(rialto.shop("main"));
            found.addAll(CANARY.findInText("/metrics", metrics(rialto)));
            rialto.stop();

            assertThat(rialto.log()).as("what is searched").contains("reason=not_entitled", "reason=malformed");
            assertThat(found).isEmpty();
            assertThat(CANARY.findBelow(rialto.folder())).isEmpty();
            try (var connection = rialto.database()) {
                List<String> rows = Database.everyRow(connection);
                assertThat(rows).as("one row per launch").hasSizeGreaterThan(LAUNCHES);
                assertThat(CANARY.findInText("rows", String.join("\n", rows))).isEmpty();
            }
        }
        if (database == Database.POSTGRESQL) {
            assertThat(CANARY.findBelow(Database.postgresFiles())).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguises")
    void theSearchFindsAWordInEveryDisguise(String disguise, byte[] planted, @TempDir Path folder) throws Exception {
        Files.write(Files.createDirectory(folder.resolve("below")).resolve("file"), planted);

        assertThat(CANARY.findBelow(folder)).as(disguise).isNotEmpty();
    }

    static Stream<Arguments> disguises() {
        String mail = NAME + ".17@example.test";
        return Stream.of(
                arguments("plain", mail.getBytes(UTF_8)),
                arguments(
                        "in capitals, between zeros", ("ab\0" + mail.toUpperCase(Locale.ROOT) + "\0").getBytes(UTF_8)),
                arguments("base64", base64(mail)),
                arguments("base64, one later", base64("x" + mail)),
                arguments("base64, two later", base64("xy" + mail)),
                arguments("base64url", Base64.getUrlEncoder().encode(("?" + ODD_NAME + "~~").getBytes(UTF_8))),
                arguments("hex", HexFormat.of().formatHex(mail.getBytes(UTF_8)).getBytes(UTF_8)),
                arguments("URL-encoded", URLEncoder.encode(ODD_NAME, UTF_8).getBytes(UTF_8)),
                arguments("escaped for JSON", "\\u017dlutok\\u0159\\u00eddl\\u00fd".getBytes(UTF_8)),
                arguments("UTF-16", mail.getBytes(UTF_16BE)));
    }

    private static byte[] base64(String text) {
        return Base64.getEncoder().encode((text + " and more").getBytes(UTF_8));
    }

    @Test
    void theSearchFindsNothingWhereNothingIs() {
        assertThat(CANARY.findInText("here", "Qanariensi s, Zlutokridly, jane.doe@example.test"))
                .isEmpty();
    }

    private static Configuration twoServices() {
        return Configuration.of(aSite(
                "main",
                aService("rewards").with("required", List.of("email")),
                aService("closed").with("allow", "'nobody' in customer.segments"),
                aService("strict")
                        .with("required", List.of("tier"))
                        .with("attributes", Map.of("tier", "customer.attributes.tier"))));
    }

    private static Person customer(int number) {
        String name = number % 2 == 0 ? NAME : ODD_NAME;
        return aPerson(NAME + "-" + number)
                .with("email", name + "." + number + "@example.test")
                .with("first_name", name + number)
                .with("last_name", "von " + name)
                .with("segments", List.of(name))
                .with("company", Map.of("id", name, "name", name + " Ltd", "role", name))
                .with("attributes", Map.of(name, name, "odd", "<" + name + " \"&'>"));
    }

    private static void launchThemAll(Shop shop) {
        assertThat(IntStream.range(0, LAUNCHES).parallel().allMatch(number -> {
                    Visitor visitor = new Visitor();
                    String ticket = shop.ticket("rewards", shop.begin(visitor, "rewards"), customer(number));
                    return shop.complete(visitor, ticket).isHandOff();
                }))
                .isTrue();
    }

    /** Whoever is refused has a name too, and mistakes are what programs like to write down. */
    private static void refuseInEveryWay(Shop shop) {
        Person customer = customer(1);
        refuse(shop, "closed", customer);
        refuse(shop, "strict", customer);
        refuse(shop, "rewards", customer.with("email_verified", false));
        refuse(shop, "rewards", customer.with("email", List.of(NAME)));
        refuse(shop, "rewards", customer.with("company", NAME));
        refuse(shop, "rewards", customer.with("email", NAME + "\u0000@example.test"));
        refuse(shop, "rewards", customer.with("last_name", NAME.repeat(2_000)));
        shop.launch("rewards", customer.with("last_name", NAME + "\u0000")); // goes on without the name
        Visitor visitor = new Visitor();
        String nonce = shop.begin(visitor, "rewards");
        refuse(shop, visitor, aTicket(shop, NAME, nonce, customer).under(shop.key()));
        refuse(shop, visitor, aTicket(shop, "rewards", NAME, customer).under(shop.key()));
        refuse(
                shop,
                visitor,
                aTicket(shop, "rewards", nonce, customer)
                        .claim("iss", "http://" + NAME + ".test/")
                        .under(shop.key()));
        refuse(
                shop,
                visitor,
                aTicket(shop, "rewards", nonce, customer).claim("aud", NAME).under(shop.key()));
        refuse(
                shop,
                visitor,
                aTicket(shop, "rewards", nonce, customer).claim("exp", NAME).under(shop.key()));
        refuse(
                shop,
                visitor,
                aTicket(shop, "rewards", nonce, customer).claim("exp", 1).under(shop.key()));
        refuse(
                shop,
                visitor,
                aTicket(shop, "rewards", nonce, customer)
                        .claim("act", Map.of("sub", NAME))
                        .under(shop.key()));
        refuse(shop, visitor, aTicket(shop, "rewards", nonce, customer).under(Ticket.aKey()));
        refuse(shop, visitor, Ticket.base64url(NAME.getBytes(UTF_8)) + "." + NAME);
        refuse(visitor.get(shop.launchLink("rewards", "https://" + NAME + ".test/")));
        refuse(visitor.get(shop.launchLink(NAME)));
        refuse(visitor.get(URI.create(shop.issuer() + "/" + NAME + "?email=" + NAME + "@example.test")));
        refuse(visitor.get(URI.create(shop.issuer().replace("/s/main", "/s/" + NAME) + "/saml/metadata")));
        refuse(visitor.post(shop.completeLink(NAME), Map.of("email", NAME + "@example.test")));
        refuse(visitor.get(
                shop.launchLink("rewards"),
                "X-Forwarded-For",
                NAME,
                "User-Agent",
                NAME,
                "Referer",
                "http://" + NAME,
                "Accept-Language",
                NAME + ";q=x",
                "Range",
                NAME,
                "X-Request-Id",
                NAME,
                "traceparent",
                NAME));
    }

    private static void refuse(Shop shop, String service, Person customer) {
        refuse(shop.launch(service, customer));
    }

    private static void refuse(Shop shop, Visitor visitor, String ticket) {
        refuse(shop.complete(visitor, ticket));
    }

    private static void refuse(Answer answer) {
        assertThat(answer.isHandOff()).as(answer.body()).isFalse();
    }

    private static String metrics(RunningRialto rialto) {
        Answer metrics =
                new Visitor().get(URI.create(rialto.url() + "/metrics"), "Authorization", "Bearer " + OPERATOR_TOKEN);
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("# HELP");
        return metrics.body();
    }
}
