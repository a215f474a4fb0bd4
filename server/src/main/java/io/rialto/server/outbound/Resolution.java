package io.rialto.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How a host's name becomes addresses: the machine's own way. */
interface Resolution {

    InetAddress[] of(String host) throws UnknownHostException;
}
