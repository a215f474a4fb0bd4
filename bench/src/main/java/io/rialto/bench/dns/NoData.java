package io.rialto.bench.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A resolver that takes a few milliseconds to say that a name has no such record, and remembers when it was asked first. */
final class NoData implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int TYPE_AND_CLASS = 4;

    private final DatagramSocket socket;
    private final Duration delay;
    private final Map<String, Long> firstAsked = new ConcurrentHashMap<>();
    private final AtomicLong queries = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    NoData(Duration delay) throws IOException {
        this.delay = delay;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setReceiveBufferSize(4 * 1024 * 1024);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException closed) {
                return;
            }
            long now = System.nanoTime();
            byte[] query = Arrays.copyOf(buffer, packet.getLength());
            var asker = packet.getSocketAddress();
            threads.execute(() -> answer(query, now, asker));
        }
    }

    private void answer(byte[] query, long now, SocketAddress asker) {
        queries.incrementAndGet();
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (query[at] != 0) {
            name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII))
                    .append('.');
            at += query[at] + 1;
        }
        firstAsked.putIfAbsent(name.toString(), now);
        byte[] answer = Arrays.copyOf(query, at + 1 + TYPE_AND_CLASS);
        answer[2] |= (byte) 0x80; // a response
        answer[3] = (byte) 0x80; // recursion is available, no error
        Arrays.fill(answer, 6, HEADER, (byte) 0); // no records
        LockSupport.parkNanos(delay.toNanos());
        try {
            socket.send(new DatagramPacket(answer, answer.length, asker));
        } catch (IOException e) {
            // it asks again
        }
    }

    OptionalLong firstAsked(String domain) {
        Long at = firstAsked.get(domain + ".");
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    long queries() {
        return queries.get();
    }

    String setting() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
        threads.shutdownNow();
    }
}
