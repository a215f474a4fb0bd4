package io.rialto.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A company's name server: every domain is there, and carries the TXT record that was put on it. */
final class NameServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<String, String> records = new ConcurrentHashMap<>();

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    static NameServer start() {
        try {
            NameServer server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code RIALTO_DNS_SERVERS} takes it. */
    String setting() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void publish(String domain, String text) {
        records.put(domain, text);
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // closed, or a question that nobody can read
            }
        }
    }

    private byte[] answer(Message query) {
        Name name = query.getQuestion().getName();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        String text = records.get(name.toString(true));
        if (text != null) {
            answer.addRecord(new TXTRecord(name, 1, 60, text), Section.ANSWER);
        }
        return answer.toWire();
    }

    @Override
    public void close() {
        socket.close();
    }
}
