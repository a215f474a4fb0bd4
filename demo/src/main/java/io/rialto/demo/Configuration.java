package io.rialto.demo;

import io.rialto.demo.http.Resources;
import io.rialto.demo.shop.Integration;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo's {@code RIALTO_CONFIG}: the template beside this class, with the addresses and a key of its own. */
final class Configuration {

    static final String OWNER = "owner@acme.test";
    static final String OWNER_PASSWORD = "olga-Demo1";

    private Configuration() {}

    /** @param reader by which Rialto reads the shop's customers */
    record Secrets(TicketKey key, TicketKey headless, String club, Integration reader) {

        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    static void write(Path file, Ports ports, Secrets secrets) throws IOException {
        String text = Resources.text(Configuration.class, "rialto.yaml")
                .replace("@shop@", address(ports.shop()))
                .replace("@rewards@", address(ports.rewards()))
                .replace("@warranty@", address(ports.warranty()))
                .replace("@club@", address(ports.club()))
                .replace("@club_secret@", secrets.club())
                .replace("@owner@", OWNER)
                .replace("@owner_password@", OWNER_PASSWORD)
                .replace("@ticket_key@", secrets.key().base64url())
                .replace("@headless_key@", secrets.headless().base64url())
                .replace("@consumer_key@", secrets.reader().consumerKey())
                .replace("@consumer_secret@", secrets.reader().consumerSecret())
                .replace("@access_token@", secrets.reader().accessToken())
                .replace("@access_token_secret@", secrets.reader().accessTokenSecret());
        Files.writeString(file, text);
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }
}
