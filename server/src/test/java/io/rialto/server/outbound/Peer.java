package io.rialto.server.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server on this machine that answers byte by byte what a test tells it to. */
final class Peer implements AutoCloseable {

    private final ServerSocket socket;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Peer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
    }

    static Peer at(String address, Behaviour behaviour) {
        try {
            return new Peer(new ServerSocket(0, 100, InetAddress.ofLiteral(address)), "http").served(behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Peer behaving(Behaviour behaviour) {
        return at("127.0.0.1", behaviour);
    }

    static Peer saying(String response) {
        return behaving(out -> out.write(response.getBytes(ISO_8859_1)));
    }

    static Peer encrypted(SSLContext tls, String response) {
        try {
            ServerSocket socket =
                    tls.getServerSocketFactory().createServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
            return new Peer(socket, "https").served(out -> out.write(response.getBytes(ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Peer served(Behaviour behaviour) {
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    open.add(connection);
                    threads.execute(() -> serve(connection, behaviour));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return this;
    }

    private void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            if (!behaviour.atOnce()) {
                requests.add(request(connection.getInputStream()));
            }
            OutputStream out = connection.getOutputStream();
            behaviour.answer(out);
            out.flush();
        } catch (IOException theOtherSideLeft) {
            // what some tests are about
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), ISO_8859_1);
    }

    List<String> requests() {
        return requests;
    }

    int port() {
        return socket.getLocalPort();
    }

    URI url() {
        return url(socket.getInetAddress().getHostAddress());
    }

    URI url(String host) {
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/at?a=b");
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** What a peer does once it has read the request. */
    interface Behaviour {

        void answer(OutputStream out) throws IOException;

        /** Whether it does so without reading anything first. */
        default boolean atOnce() {
            return false;
        }
    }
}
