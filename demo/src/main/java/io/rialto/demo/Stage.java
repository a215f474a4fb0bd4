package io.rialto.demo;

import io.rialto.demo.club.Club;
import io.rialto.demo.rewards.Business;
import io.rialto.demo.rewards.Rewards;
import io.rialto.demo.shop.Customers;
import io.rialto.demo.shop.Integration;
import io.rialto.demo.shop.Shop;
import io.rialto.demo.terminal.Terminal;
import io.rialto.demo.ticket.TicketKey;
import io.rialto.demo.walk.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds everything up in a fresh folder, and takes it down again. */
final class Stage implements AutoCloseable {

    private static final String SITE = "main";
    private static final String HEADLESS = "headless";
    private static final String CLUB = "club";

    private final Path folder;
    private final Ports ports;
    private final String clubSecret = TicketKey.random(CLUB).base64url();
    private final Integration reader =
            new Integration(random(), random(), random(), random(), Integration.USUAL, false);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final TicketKey headlessKey = TicketKey.random(HEADLESS);
    private volatile boolean closing;
    private volatile boolean keepsFolder;

    private Stage(Path folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    private static String random() {
        return TicketKey.random(SITE).base64url();
    }

    static Stage in(Ports ports) throws IOException {
        return new Stage(Files.createTempDirectory("rialto-demo-"), ports);
    }

    Path configuration() {
        return folder.resolve("rialto.yaml");
    }

    Path log() {
        return folder.resolve("rialto.log");
    }

    String dashboard() {
        return Configuration.address(ports.rialto()) + "/login";
    }

    RialtoProcess startRialto(Path jar, TicketKey key, Terminal terminal)
            throws IOException, Stopped, InterruptedException {
        Configuration.write(configuration(), ports, new Configuration.Secrets(key, headlessKey, clubSecret, reader));
        Map<String, String> variables = Map.of(
                "RIALTO_PORT", String.valueOf(ports.rialto()),
                "RIALTO_PUBLIC_URL", Configuration.address(ports.rialto()),
                "RIALTO_DATA_DIR", folder.resolve("data").toString(),
                "RIALTO_CONFIG", configuration().toString(),
                "RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        RialtoProcess rialto = opened(RialtoProcess.start(jar, variables, log()));
        rialto.awaitUp(ports.rialto(), terminal);
        return rialto;
    }

    Scene openDoors(TicketKey key) throws IOException {
        String issuer = issuer(SITE);
        Customers customers = Customers.ofTheDemo();
        Shop shop = opened(Shop.start(
                Shop.Settings.of(ports.shop(), issuer, key)
                        .withHeadless(issuer(HEADLESS), headlessKey)
                        .readBy(reader),
                customers));
        Rewards rewards =
                opened(Rewards.start(Rewards.Settings.of(Business.REWARDS, ports.rewards(), issuer, shop.address())
                        .alsoBelieving(issuer(HEADLESS))));
        Rewards warranty =
                opened(Rewards.start(Rewards.Settings.of(Business.WARRANTY, ports.warranty(), issuer, shop.address())));
        Club club = opened(Club.start(new Club.Settings(ports.club(), issuer, CLUB, clubSecret, shop.address())));
        return new Scene(issuer, key, shop, customers, rewards, warranty, Optional.of(club));
    }

    private String issuer(String site) {
        return Configuration.address(ports.rialto()) + "/s/" + site;
    }

    boolean isClosing() {
        return closing;
    }

    /** Leaves the log for whoever must find out what went wrong. */
    void keepFolder() {
        keepsFolder = true;
    }

    static TicketKey newKey() {
        return TicketKey.random(SITE);
    }

    /** Ends everything, the last first, and removes the folder. */
    @Override
    public void close() {
        closing = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // The others must end, too.
                System.getLogger("io.rialto.demo")
                        .log(System.Logger.Level.WARNING, "outcome=not_closed cause={0}", e.getClass());
            }
        }
        if (!keepsFolder && Files.exists(folder)) {
            remove();
        }
    }

    private synchronized <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger("io.rialto.demo")
                    .log(System.Logger.Level.WARNING, "outcome=not_removed folder={0}", folder);
        }
    }
}
