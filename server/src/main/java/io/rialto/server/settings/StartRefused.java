package io.rialto.server.settings;

/** The server does not start, for a reason that whoever starts it can mend. The message is all they are shown. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
