package io.rialto.server.dns;

import static io.rialto.server.fixture.NameServer.answerTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.NameServer;
import io.rialto.server.fixture.RunningKnot;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

class ResolversTest {

    private static final Patience SHORT = new Patience(Duration.ofMillis(400), 2);
    private static final Patience LONG = new Patience(Duration.ofSeconds(10), 2);

    @TempDir
    private static Path folder;

    private static RunningKnot knot;

    @BeforeAll
    static void start() {
        knot = RunningKnot.start(folder);
        knot.zone(
                "acme.test",
                "@ TXT \"v=spf1 -all\"",
                "@ TXT \"rialto-verification=abc\"",
                "split TXT \"" + "a".repeat(255) + "\" \"" + "b".repeat(100) + "\"",
                "near CNAME split",
                "far CNAME www.other.test.",
                "nowhere CNAME nothing.other.test.",
                "bare CNAME ns.other.test.",
                "loop CNAME pool",
                "pool CNAME loop",
                "away CNAME there.other.test.");
        knot.zone("other.test", "www TXT \"from afar\"", "there CNAME away.acme.test.");
        knot.tcpOnly("tcp.test", "@ TXT \"over tcp\"");
        knot.broken("broken.test");
    }

    @AfterAll
    static void stop() {
        knot.close();
    }

    @Test
    void allTextsOfANameAreFound() {
        assertThat(texts("acme.test")).containsExactlyInAnyOrder("v=spf1 -all", "rialto-verification=abc");
        assertThat(ask("acme.test")).isInstanceOfSatisfying(Reply.Found.class, found -> {
            assertThat(found.ttl()).isEqualTo(Duration.ofMinutes(1));
            assertThat(found.validated()).isFalse();
        });
    }

    @Test
    void theStringsOfOneRecordAreOneText() {
        assertThat(texts("split.acme.test")).containsExactly("a".repeat(255) + "b".repeat(100));
    }

    @Test
    void aliasesAreFollowedWithinAZoneAndOutOfIt() {
        assertThat(texts("near.acme.test")).hasSize(1);
        assertThat(texts("far.acme.test")).containsExactly("from afar");
    }

    @Test
    void anAliasForNothingIsWhatItsTargetIs() {
        assertThat(ask("nowhere.acme.test")).isEqualTo(new Reply.NoName(false));
        assertThat(ask("bare.acme.test")).isEqualTo(new Reply.NoData(false));
    }

    @Test
    void aliasesInACircleEnd() {
        assertThat(ask("loop.acme.test")).isInstanceOf(Reply.Failed.class);
        assertThat(ask("away.acme.test")).isEqualTo(new Reply.Failed("too many aliases"));
    }

    @Test
    void aNameWithoutTxtIsNotANameThatDoesNotExist() {
        assertThat(ask("ns.acme.test")).isEqualTo(new Reply.NoData(false));
        assertThat(ask("nothing.acme.test")).isEqualTo(new Reply.NoName(false));
        assertThat(ask("nothing.test")).isEqualTo(new Reply.NoName(false));
    }

    @Test
    void aServerInTroubleHasSaidNothing() {
        assertThat(ask("broken.test")).isEqualTo(new Reply.Failed("SERVFAIL"));
        assertThat(ask("acme.example")).isEqualTo(new Reply.Failed("REFUSED"));
    }

    @Test
    void whatDoesNotFitComesOverTcp() {
        assertThat(texts("tcp.test")).containsExactly("over tcp");
    }

    @Test
    void withoutTcpItStaysTruncated() {
        try (NameServer server = NameServer.behaving(query -> {
            Message answer = answerTo(query);
            answer.getHeader().setFlag(Flags.TC);
            return answer.toWire();
        })) {
            assertThat(ask(LONG, "acme.test", server.address())).isEqualTo(new Reply.Truncated());
        }
    }

    @Test
    void aSilentServerIsAskedTwice() {
        try (NameServer server = NameServer.behaving(NameServer.SILENCE)) {
            assertThat(ask(SHORT, "acme.test", server.address())).isEqualTo(new Reply.Silent());
            assertThat(server.queries()).hasSize(2);
        }
    }

    @Test
    void oneLostPacketIsNoSilence() {
        AtomicInteger asked = new AtomicInteger();
        try (NameServer server = NameServer.behaving(query -> asked.getAndIncrement() == 0
                ? new byte[0]
                : NameServer.saying(name -> List.of("late")).answer(query))) {
            assertThat(ask(SHORT, "acme.test", server.address())).isInstanceOf(Reply.Found.class);
        }
    }

    @Test
    void nobodyThereIsSilentToo() throws SocketException {
        InetSocketAddress free;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            free = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }

        assertThat(ask(SHORT, "acme.test", free)).isEqualTo(new Reply.Silent());
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        try (NameServer other = NameServer.behaving(query -> {
                    Name name = Name.fromConstantString("evil.test.");
                    Message answer = new Message(query.getHeader().getID());
                    answer.getHeader().setFlag(Flags.QR);
                    answer.addRecord(org.xbill.DNS.Record.newRecord(name, 16, DClass.IN), Section.QUESTION);
                    answer.addRecord(new TXTRecord(name, DClass.IN, 60, "rialto-verification=abc"), Section.ANSWER);
                    return answer.toWire();
                });
                NameServer foreign = NameServer.behaving(query -> {
                    query.getHeader().setID(query.getHeader().getID() ^ 1);
                    return NameServer.saying(name -> List.of("rialto-verification=abc"))
                            .answer(query);
                });
                NameServer noise = NameServer.behaving(query -> new byte[] {1, 2, 3});
                NameServer echo = NameServer.behaving(Message::toWire)) {
            assertThat(ask(LONG, "acme.test", other.address())).isEqualTo(new Reply.Malformed());
            assertThat(ask(LONG, "acme.test", foreign.address())).isEqualTo(new Reply.Malformed());
            assertThat(ask(LONG, "acme.test", noise.address())).isEqualTo(new Reply.Malformed());
            assertThat(ask(LONG, "acme.test", echo.address())).isEqualTo(new Reply.Malformed());
        }
    }

    @Test
    void aRecordOfAnotherNameInTheAnswerIsNotReadAsThisOnes() {
        try (NameServer server = NameServer.behaving(query -> {
            Message answer = answerTo(query);
            answer.addRecord(
                    new TXTRecord(Name.fromConstantString("evil.test."), DClass.IN, 60, "rialto-verification=abc"),
                    Section.ANSWER);
            return answer.toWire();
        })) {
            assertThat(ask(LONG, "acme.test", server.address())).isEqualTo(new Reply.NoData(false));
        }
    }

    @Test
    void aServerThatOnlyKnowsWhoMightKnowHasSaidNothing() {
        try (NameServer server = NameServer.behaving(query -> {
            Message answer = answerTo(query);
            answer.addRecord(
                    new NSRecord(query.getQuestion().getName(), DClass.IN, 60, Name.fromConstantString("ns.test.")),
                    Section.AUTHORITY);
            return answer.toWire();
        })) {
            assertThat(ask(LONG, "acme.test", server.address())).isEqualTo(new Reply.Failed("referral"));
        }
    }

    @Test
    void aResolverThatValidatesIsBelievedToHave() {
        try (NameServer server = NameServer.behaving(query -> {
            assertThat(query.getHeader().getFlag(Flags.AD)).isTrue();
            Message answer = answerTo(query);
            answer.getHeader().setFlag(Flags.AD);
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
            return answer.toWire();
        })) {
            assertThat(ask(LONG, "acme.test", server.address())).isEqualTo(new Reply.NoName(true));
        }
    }

    @Test
    void ipv6IsAskedToo() {
        InetSocketAddress overIpv6 = new InetSocketAddress(
                InetAddress.ofLiteral("::1"), knot.address().getPort());

        assertThat(ask(LONG, "tcp.test", overIpv6)).isInstanceOf(Reply.Found.class);
    }

    @Test
    void eachResolverIsAWitnessOfItsOwn() {
        try (NameServer liar = NameServer.behaving(NameServer.saying(name -> List.of("rialto-verification=lie")));
                Resolvers resolvers = new Resolvers(List.of(knot.address(), liar.address()), LONG)) {
            List<Answer> answers = resolvers.txt(List.of("split.acme.test")).getFirst();

            assertThat(answers)
                    .extracting(Answer::server)
                    .containsExactly(
                            "127.0.0.1 port " + knot.address().getPort(),
                            "127.0.0.1 port " + liar.address().getPort());
            assertThat(answers).extracting(Answer::reply).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSystemsResolversStandInForEachOther() {
        try (NameServer silent = NameServer.behaving(NameServer.SILENCE)) {
            Resolver system = new Resolver(List.of(silent.address(), knot.address()), SHORT);

            assertThat(system.txt("acme.test").reply()).isInstanceOf(Reply.Found.class);
        }
    }

    private static Reply ask(String name) {
        return ask(LONG, name, knot.address());
    }

    private static Reply ask(Patience patience, String name, InetSocketAddress... servers) {
        try (Resolvers resolvers = new Resolvers(Arrays.asList(servers), patience)) {
            return resolvers.txt(List.of(name)).getFirst().getFirst().reply();
        }
    }

    private static List<String> texts(String name) {
        Reply reply = ask(name);
        assertThat(reply).isInstanceOf(Reply.Found.class);
        return ((Reply.Found) reply).texts();
    }
}
