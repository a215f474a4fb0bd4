package io.rialto.server.signin.enforcement;

import java.util.Locale;

/** What enforcement would come to for one member. */
public enum Fate {
    FREE("Signs in as before: the address is in no proved domain."),
    READY("Has signed in through the provider."),
    BREAK_GLASS("Is an owner with a passkey, and can always sign in."),
    NOT_YET("Has not signed in through the provider yet: let them try first."),
    LOCKED_OUT("The address is in no domain of an open provider: they could not sign in any more.");

    private final String sentence;

    Fate(String sentence) {
        this.sentence = sentence;
    }

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
