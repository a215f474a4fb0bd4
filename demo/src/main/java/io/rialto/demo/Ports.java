package io.rialto.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everybody listens on 127.0.0.1. */
record Ports(int rialto, int shop, int rewards, int warranty, int club) {

    private static final String RIALTO = "RIALTO_PORT";
    private static final String SHOP = "RIALTO_DEMO_SHOP_PORT";
    private static final String REWARDS = "RIALTO_DEMO_REWARDS_PORT";
    private static final String WARRANTY = "RIALTO_DEMO_WARRANTY_PORT";
    private static final String CLUB = "RIALTO_DEMO_CLUB_PORT";
    private static final int HIGHEST = 65_535;

    static Ports of(Map<String, String> environment) throws Stopped {
        return new Ports(
                port(environment, RIALTO, 8080),
                port(environment, SHOP, 18_080),
                port(environment, REWARDS, 18_081),
                port(environment, WARRANTY, 18_082),
                port(environment, CLUB, 18_083));
    }

    /** Says which one is taken before anything is started. */
    void requireFree() throws Stopped {
        Map<Integer, String> asked = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> entry : byVariable().entrySet()) {
            int port = entry.getValue();
            String other = asked.put(port, entry.getKey());
            if (other != null) {
                throw new Stopped(other + " and " + entry.getKey() + " both say " + port + "; give each its own port.");
            }
            if (isTaken(port)) {
                throw new Stopped("port " + port + " is taken by another program; stop it, or choose another port with "
                        + entry.getKey() + ".");
            }
        }
    }

    private Map<String, Integer> byVariable() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(RIALTO, rialto);
        ports.put(SHOP, shop);
        ports.put(REWARDS, rewards);
        ports.put(WARRANTY, warranty);
        ports.put(CLUB, club);
        return ports;
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static int port(Map<String, String> environment, String variable, int usual) throws Stopped {
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST) {
            throw new Stopped(variable + " must be a number from 1 to " + HIGHEST + ", not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
