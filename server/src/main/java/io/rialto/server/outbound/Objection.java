package io.rialto.server.outbound;

/** Why Rialto does not call an address. */
public enum Objection {
    NOT_AN_ADDRESS("must be an absolute address, as https://login.acme.example/oauth/token"),
    NOT_HTTPS("must begin with https"),
    NAMES_A_USER("must not contain a user or a password"),
    HAS_A_FRAGMENT("must not contain a fragment"),
    ODDLY_SPELLED("must spell an IP address in its usual form"),
    PRIVATE("must not point into a private or special network"),
    LEADS_TO_PRIVATE("names a host that is in a private or special network");

    private final String sentence;

    Objection(String sentence) {
        this.sentence = sentence;
    }

    /** What is wrong, to be read after the attribute's name. */
    public String sentence() {
        return sentence;
    }
}
