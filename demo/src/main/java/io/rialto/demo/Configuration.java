package io.rialto.demo;

import io.rialto.demo.http.Resources;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo's {@code RIALTO_CONFIG}: the template beside this class, with the addresses and a key of its own. */
final class Configuration {

    static final String OWNER = "owner@acme.test";
    static final String OWNER_PASSWORD = "olga-Demo1";

    private Configuration() {}

    static void write(Path file, Ports ports, TicketKey key, TicketKey headless, String clubSecret) throws IOException {
        String text = Resources.text(Configuration.class, "rialto.yaml")
                .replace("@shop@", address(ports.shop()))
                .replace("@rewards@", address(ports.rewards()))
                .replace("@warranty@", address(ports.warranty()))
                .replace("@club@", address(ports.club()))
                .replace("@club_secret@", clubSecret)
                .replace("@owner@", OWNER)
                .replace("@owner_password@", OWNER_PASSWORD)
                .replace("@ticket_key@", key.base64url())
                .replace("@headless_key@", headless.base64url());
        Files.writeString(file, text);
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }
}
