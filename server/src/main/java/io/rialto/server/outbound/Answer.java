package io.rialto.server.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of a call. */
public sealed interface Answer {

    /**
     * The peer answered, with whatever status; a redirect is an answer like any other.
     *
     * @param headers by name in lower case, the first of each
     * @param body at most as many bytes as the call allowed, read as UTF-8; empty when there was none
     */
    record Answered(int status, Map<String, String> headers, String body) implements Answer {

        public Answered {
            headers = Map.copyOf(headers);
        }

        /** The header's value, whatever the letter case of its name. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Answers have no text: tokens are in them. */
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /** Nothing was sent: Rialto does not call that address. */
    record Refused(Objection objection) implements Answer {}

    /** No answer that can be used came back. */
    record Failed(Cause cause) implements Answer {}

    /** Why no usable answer came back. */
    enum Cause {
        /** The host's name does not resolve. */
        UNKNOWN_HOST,
        /** Nobody listens there, or the network is down. */
        UNREACHABLE,
        /** The certificate is not trusted, not the host's or not valid, or no TLS came about. */
        TLS,
        /** Not answered as a whole within the time. */
        TOO_SLOW,
        /** Body or headers are longer than allowed. */
        TOO_LARGE,
        /** Sent in an encoding, as gzip, that was not asked for. */
        ENCODED,
        /** What came back is no HTTP, or was cut off. */
        BROKEN,
        /** This server has too many calls under way. */
        BUSY
    }
}
