package io.rialto.journeys;

import static io.rialto.journeys.Ticket.aKey;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.kit.ServiceProvider;
import io.rialto.kit.Settings;
import io.rialto.kit.TrustedIdentityProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file and the variables of {@code docs/promote-a-configuration.md}, and a server in one of its environments. */
final class Environments implements AutoCloseable {

    private static final Path PAGE = Path.of("..", "docs", "promote-a-configuration.md");

    private final Map<String, String> variables;
    private final String key = aKey();
    private final RunningRialto rialto;

    private Environments(Map<String, String> variables) throws IOException {
        this.variables = variables;
        rialto = RunningRialto.prepared(Database.H2, Configuration.of())
                .with("RIALTO_ALLOW_PRIVATE_ADDRESSES", "false")
                .with("RIALTO_ADDRESS", "127.0.0.1")
                .with("SHOP_TICKET_KEY", key);
        variables.forEach(rialto::with);
        rialto.configure(file());
    }

    static Environments of(String environment) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        block(environment + ".env").lines().forEach(line -> {
            String[] parts = line.split("=", 2);
            variables.put(parts[0], parts[1]);
        });
        return new Environments(variables);
    }

    static String file() throws IOException {
        return block("rialto.yaml");
    }

    private static String block(String name) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```\\w+ " + Pattern.quote(name) + "\n(.*?)^```$")
                .matcher(Files.readString(PAGE));
        if (!block.find()) {
            throw new AssertionError(name + " is not on the page");
        }
        return block.group(1);
    }

    RunningRialto rialto() {
        return rialto;
    }

    String ticketKey() {
        return key;
    }

    /** The site under the name that the world knows. */
    Shop named() {
        return new Shop("main", variables.get("RIALTO_PUBLIC_URL") + "/s/main", variables.get("SHOP") + "/", key);
    }

    /** The same where it can be reached without a name server: a proxy would stand between. */
    Shop atHand() {
        return new Shop("main", rialto.url() + "/s/main", variables.get("SHOP") + "/", key);
    }

    Answer launch(Person customer) {
        Visitor visitor = new Visitor();
        String nonce = atHand().begin(visitor, "rewards");
        return atHand().complete(visitor, named().ticket("rewards", nonce, customer));
    }

    /** The partner's tenant of this environment, checking with the kit. */
    ServiceProvider partner() {
        return partnerTrusting(this);
    }

    /** The same tenant, were it given another environment's metadata. */
    ServiceProvider partnerTrusting(Environments trusted) {
        byte[] metadata =
                new Visitor().get(trusted.atHand().metadataLink()).body().getBytes(UTF_8);
        return new ServiceProvider(Settings.of(
                variables.get("REWARDS") + "/saml",
                variables.get("REWARDS") + "/saml/acs",
                TrustedIdentityProvider.fromMetadata(metadata)));
    }

    @Override
    public void close() {
        rialto.close();
    }
}
