package io.rialto.server.trace;

/**
 * The message that left for the service, decoded, its values masked.
 *
 * @param address where it went, without what may be a secret
 * @param binding how: {@code post} or {@code redirect}
 * @param text its structure, for people
 */
public record Sent(String address, String binding, String text) {

    private static final int LONGEST = 20_000;

    public Sent {
        address = Step.plain(address);
        text = text.length() > LONGEST ? text.substring(0, LONGEST) + "\n…" : text;
    }
}
