package io.rialto.server.outbound;

import java.net.InetAddress;
import java.util.List;

/** Where a call may go to. */
sealed interface Pin {

    /** To these addresses, each checked, and to no other. */
    record To(List<InetAddress> addresses) implements Pin {

        public To {
            addresses = List.copyOf(addresses);
        }
    }

    /** The host has no address at present. */
    record Unknown() implements Pin {}

    /** Nowhere. */
    record Not(Objection objection) implements Pin {}
}
