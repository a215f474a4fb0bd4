package io.rialto.server.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.fixture.TestAuthority;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Answer.Cause;
import io.rialto.server.outbound.Answer.Failed;
import io.rialto.server.outbound.Answer.Refused;
import io.rialto.server.settings.StartRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to real sockets of this machine, which is why private addresses are allowed here. */
class OutboundTest {

    private static final Limits SHORT = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(1));
    private static final String FINE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final SSLContext AUTHORITY_TRUSTED = authorityTrusted();

    private final Outbound outbound = outbound(Limits.USUAL);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        outbound.close();
    }

    @Test
    void statusHeadersAndBodyComeBack() {
        try (Peer peer = Peer.saying(FINE)) {
            Answer answer = outbound.get(peer.url());

            assertThat(answered(answer).status()).isEqualTo(200);
            assertThat(answered(answer).header("Content-Type")).contains("application/json");
            assertThat(answered(answer).body()).isEqualTo("{}");
            assertThat(peer.requests()).singleElement().asString().startsWith("GET /at?a=b HTTP/1.1\r\n");
        }
    }

    @Test
    void aFormIsPostedWithTheHeadersOfTheCall() {
        try (Peer peer = Peer.saying(FINE)) {
            outbound.send(Call.post(peer.url(), Map.of("code", "a b&c")).with("Authorization", "Basic eA=="));

            assertThat(peer.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST ")
                    .contains("Authorization: Basic eA==", "application/x-www-form-urlencoded")
                    .endsWith("\r\n\r\ncode=a+b%26c");
        }
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        try (Peer inside = Peer.saying(FINE);
                Peer peer = Peer.saying(
                        "HTTP/1.1 302 Found\r\nLocation: " + inside.url() + "\r\nContent-Length: 0\r\n\r\n")) {
            Answer answer = outbound.get(peer.url());

            assertThat(answered(answer).status()).isEqualTo(302);
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void nothingIsRememberedBetweenCalls() {
        try (Peer peer = Peer.saying(
                "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
            outbound.get(peer.url());
            outbound.get(peer.url());

            assertThat(peer.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request).doesNotContain("Cookie", "Authorization", "Upgrade"));
        }
    }

    @Test
    void aBodyOfAnnouncedSizeMayBeAsLongAsTheLimitAndNotLonger() {
        try (Peer peer = Peer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(100))) {
            assertThat(outbound.send(Call.get(peer.url()).upTo(100))).isInstanceOf(Answered.class);
            assertThat(outbound.send(Call.get(peer.url()).upTo(99))).isEqualTo(new Failed(Cause.TOO_LARGE));
        }
    }

    @Test
    void anEndlessBodyIsLeftAtTheLimit() {
        try (Peer peer = Peer.behaving(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write(("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(ISO_8859_1));
            }
        })) {
            assertThat(outbound.get(peer.url())).isEqualTo(new Failed(Cause.TOO_LARGE));
        }
    }

    @Test
    void endlessHeadersAreTooLarge() {
        try (Peer peer = Peer.behaving(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write("X-More: x\r\n".getBytes(ISO_8859_1));
            }
        })) {
            assertThat(outbound.get(peer.url())).isEqualTo(new Failed(Cause.TOO_LARGE));
        }
    }

    @Test
    void aCompressedBombIsNotOpened() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[10_000_000]);
        }
        try (Peer peer = Peer.behaving(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            bomb.writeTo(out);
        })) {
            assertThat(outbound.get(peer.url())).isEqualTo(new Failed(Cause.ENCODED));
        }
    }

    @Test
    void aByteNowAndThenDoesNotStretchTheTime() {
        try (Outbound impatient = outbound(SHORT);
                Peer peer = Peer.behaving(out -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(ISO_8859_1));
                    while (true) {
                        drip(out);
                    }
                })) {
            assertThat(impatient.get(peer.url())).isEqualTo(new Failed(Cause.TOO_SLOW));
            leavesItsPlace(impatient);
        }
    }

    @Test
    void anEndlessHandshakeDoesNotStretchTheTimeEither() throws IOException {
        // A TLS record of a server's hello that is announced long and comes byte by byte.
        byte[] beginning = {22, 3, 3, 0x3f, (byte) 0xff, 2};
        try (Outbound impatient = outbound(SHORT);
                Peer peer = Peer.behaving(new Peer.Behaviour() {
                    @Override
                    public void answer(OutputStream out) throws IOException {
                        out.write(beginning);
                        while (true) {
                            drip(out);
                        }
                    }

                    @Override
                    public boolean atOnce() {
                        return true;
                    }
                })) {
            URI url = URI.create("https://127.0.0.1:" + peer.port() + "/");

            assertThat(impatient.get(url)).isEqualTo(new Failed(Cause.TOO_SLOW));
            leavesItsPlace(impatient);
        }
    }

    @Test
    void aSilentPeerIsTooSlow() {
        try (Outbound impatient = outbound(SHORT);
                Peer peer = Peer.behaving(out -> new Semaphore(0).acquireUninterruptibly())) {
            assertThat(impatient.get(peer.url())).isEqualTo(new Failed(Cause.TOO_SLOW));
        }
    }

    @Test
    void aPeerThatLeavesInTheMiddleIsBroken() {
        try (Peer peer = Peer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")) {
            assertThat(outbound.get(peer.url())).isEqualTo(new Failed(Cause.BROKEN));
        }
    }

    @Test
    void aPeerThatSpeaksSomethingElseIsBroken() {
        try (Peer peer = Peer.saying("220 mail.test ESMTP\r\n")) {
            assertThat(outbound.get(peer.url())).isEqualTo(new Failed(Cause.BROKEN));
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(outbound.get(URI.create("http://127.0.0.1:" + free + "/"))).isEqualTo(new Failed(Cause.UNREACHABLE));
    }

    @Test
    void aNameThatDoesNotResolveIsUnknown() {
        assertThat(outbound.get(URI.create("https://nowhere.invalid/"))).isEqualTo(new Failed(Cause.UNKNOWN_HOST));
    }

    @Test
    void aCertificateOfAnAuthorityOfTheFileIsTrusted() {
        try (Outbound trusting = trusting();
                Peer peer = Peer.encrypted(AUTHORITY.serverFor("127.0.0.1"), FINE)) {
            assertThat(answered(trusting.get(peer.url())).body()).isEqualTo("{}");
        }
    }

    @Test
    void aCertificateOfAnyOtherAuthorityIsNot() {
        try (Peer peer = Peer.encrypted(AUTHORITY.serverFor("127.0.0.1"), FINE)) {
            assertThat(outbound.get(peer.url())).isEqualTo(new Failed(Cause.TLS));
        }
    }

    @Test
    void anotherHostsCertificateIsRefused() {
        try (Outbound trusting = trusting();
                Peer other = Peer.encrypted(AUTHORITY.serverForName("login.other.test"), FINE)) {
            assertThat(trusting.get(other.url())).isEqualTo(new Failed(Cause.TLS));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void anExpiredCertificateIsRefused() {
        try (Outbound trusting = trusting();
                Peer expired = Peer.encrypted(AUTHORITY.expiredServerFor("127.0.0.1"), FINE)) {
            assertThat(trusting.get(expired.url())).isEqualTo(new Failed(Cause.TLS));
        }
    }

    @Test
    void aFileWithoutACertificateStopsTheStart() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");

        assertThatThrownBy(() -> TrustedCertificates.with(empty))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("RIALTO_TRUSTED_CERTIFICATES names ");
    }

    @Test
    void theHostIsResolvedOnceAndTheCallGoesWhereTheCheckedAddressIs() {
        AtomicInteger asked = new AtomicInteger();
        Guard rebound =
                new Guard(true, host -> asked.getAndIncrement() == 0 ? addresses("127.0.0.1") : addresses("127.0.0.2"));
        try (Outbound pinned = new Outbound(rebound, AUTHORITY_TRUSTED, Limits.USUAL);
                Peer peer = Peer.encrypted(AUTHORITY.serverForName("login.acme.test"), FINE)) {
            Answer answer = pinned.get(peer.url("login.acme.test"));

            assertThat(answer).isInstanceOf(Answered.class);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aHostThatWasPublicWhenSavedIsRefusedOnceItLeadsInside() {
        AtomicInteger asked = new AtomicInteger();
        Guard rebound = new Guard(
                false, host -> asked.getAndIncrement() == 0 ? addresses("93.184.215.14") : addresses("127.0.0.1"));
        try (Outbound guarded = new Outbound(rebound, AUTHORITY_TRUSTED, Limits.USUAL);
                Peer peer = Peer.encrypted(AUTHORITY.serverForName("login.acme.test"), FINE)) {
            String url = peer.url("login.acme.test").toString();

            assertThat(rebound.objectionTo(url)).isEmpty();
            assertThat(guarded.get(URI.create(url))).isEqualTo(new Refused(Objection.LEADS_TO_PRIVATE));
            assertThat(peer.requests()).isEmpty();
        }
    }

    @Test
    void ipv6IsCalledToo() {
        try (Peer peer = Peer.at("::1", out -> out.write(FINE.getBytes(ISO_8859_1)))) {
            assertThat(answered(outbound.get(peer.url("::1"))).body()).isEqualTo("{}");
        }
    }

    @Test
    void aProxyOfTheProcessIsNotAsked() {
        System.setProperty("http.proxyHost", "127.0.0.9");
        System.setProperty("http.proxyPort", "9");
        System.setProperty("http.nonProxyHosts", "");
        try (Peer peer = Peer.saying(FINE)) {
            assertThat(answered(outbound.get(peer.url())).body()).isEqualTo("{}");
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
            System.clearProperty("http.nonProxyHosts");
        }
    }

    @Test
    void callsThatHangDoNotPileUpWithoutEnd() {
        Semaphore hanging = new Semaphore(0);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                Peer silent = Peer.behaving(out -> hanging.acquireUninterruptibly())) {
            int most = outbound.free();
            for (int call = 0; call < most; call++) {
                callers.execute(() -> outbound.get(silent.url()));
            }
            while (outbound.free() > 0) {
                Thread.onSpinWait();
            }

            assertThat(outbound.get(silent.url())).isEqualTo(new Failed(Cause.BUSY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: inside", "a\nb", "é", "\u0000"})
    void aHeaderCannotBecomeTwo(String value) {
        assertThatThrownBy(() -> Call.get(URI.create("https://a.test/")).with("Authorization", value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsAndAnswersHaveNoText() {
        assertThat(Call.post(URI.create("https://a.test/hunter2"), Map.of("client_secret", "hunter2")))
                .asString()
                .doesNotContain("hunter2");
        assertThat(new Answered(200, Map.of(), "hunter2")).asString().doesNotContain("hunter2");
    }

    private static SSLContext authorityTrusted() {
        try {
            Path folder = Files.createTempDirectory("authority");
            Path pem = AUTHORITY.pem(folder);
            var context = TrustedCertificates.with(pem);
            Files.delete(pem);
            Files.delete(folder);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outbound trusting() {
        return new Outbound(new Guard(true, InetAddress::getAllByName), AUTHORITY_TRUSTED, Limits.USUAL);
    }

    private static Outbound outbound(Limits limits) {
        return new Outbound(new Guard(true, InetAddress::getAllByName), TrustedCertificates.with(null), limits);
    }

    private static Answered answered(Answer answer) {
        assertThat(answer).isInstanceOf(Answered.class);
        return (Answered) answer;
    }

    private static void leavesItsPlace(Outbound outbound) {
        while (outbound.free() < 32) {
            Thread.onSpinWait();
        }
    }

    private static void drip(OutputStream out) throws IOException {
        out.write('x');
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    private static InetAddress[] addresses(String... literals) {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int at = 0; at < literals.length; at++) {
            addresses[at] = InetAddress.ofLiteral(literals[at]);
        }
        return addresses;
    }
}
