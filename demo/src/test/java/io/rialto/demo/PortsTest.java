package io.rialto.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areTheUsualOnesUnlessTheEnvironmentSaysOtherwise() throws Stopped {
        assertThat(Ports.of(Map.of("RIALTO_DEMO_SHOP_PORT", "19080")))
                .isEqualTo(new Ports(8080, 19_080, 18_081, 18_082, 18_083));
    }

    @Test
    void aTakenOneIsNamedWithItsVariable() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(free(), other.getLocalPort(), free(), free(), free());

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(Stopped.class)
                    .hasMessage(
                            "port " + other.getLocalPort()
                                    + " is taken by another program; stop it, or choose another port with RIALTO_DEMO_SHOP_PORT.");
        }
    }

    @Test
    void freeOnesAreFine() throws IOException {
        Ports ports = new Ports(free(), free(), free(), free(), free());

        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @Test
    void twoOnOnePortAreRefused() throws IOException {
        int port = free();

        assertThatThrownBy(() -> new Ports(port, port, free(), free(), free()).requireFree())
                .hasMessage("RIALTO_PORT and RIALTO_DEMO_SHOP_PORT both say " + port + "; give each its own port.");
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> Ports.of(Map.of("RIALTO_PORT", "70000")))
                .hasMessage("RIALTO_PORT must be a number from 1 to 65535, not '70000'.");
        assertThatThrownBy(() -> Ports.of(Map.of("RIALTO_DEMO_REWARDS_PORT", "many")))
                .hasMessage("RIALTO_DEMO_REWARDS_PORT must be a number from 1 to 65535, not 'many'.");
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
