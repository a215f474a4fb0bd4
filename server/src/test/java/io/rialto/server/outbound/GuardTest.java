package io.rialto.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private final Guard guard = guard(false, "93.184.215.14");
    private final Guard trying = guard(true, "93.184.215.14");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.acme.example/token",
                "https://login.acme.example./token",
                "https://login.acme.example:8443/token?a=b",
                "https://93.184.215.14/",
                "https://[2606:4700::1]/",
                "https://[64:ff9b::5db8:d70e]/",
                "https://3com.example/"
            })
    void aPublicHttpsAddressIsFine(String url) {
        assertThat(guard.objectionTo(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_AN_ADDRESS",
        "login.acme.example, NOT_AN_ADDRESS",
        "/token, NOT_AN_ADDRESS",
        "https:///token, NOT_AN_ADDRESS",
        "https://bücher.example/, NOT_AN_ADDRESS",
        "'https://a .example/', NOT_AN_ADDRESS",
        "ftp://login.acme.example/, NOT_HTTPS",
        "file://login.acme.example/etc/passwd, NOT_HTTPS",
        "http://login.acme.example/, NOT_HTTPS",
        "http://127.0.0.1/, NOT_HTTPS",
        "https://u:p@login.acme.example/, NAMES_A_USER",
        "https://@login.acme.example/, NAMES_A_USER",
        "https://login.acme.example/#a, HAS_A_FRAGMENT",
        "https://localhost/, PRIVATE",
        "https://localhost./, PRIVATE",
        "https://LOCALHOST/, PRIVATE",
        "https://a.localhost/, PRIVATE",
        "https://127.0.0.1/, PRIVATE",
        "https://127.8.8.8/, PRIVATE",
        "https://10.0.0.1/, PRIVATE",
        "https://172.16.0.1/, PRIVATE",
        "https://172.31.255.255/, PRIVATE",
        "https://192.168.1.1/, PRIVATE",
        "https://169.254.169.254/latest/meta-data, PRIVATE",
        "https://100.64.0.1/, PRIVATE",
        "https://0.0.0.0/, PRIVATE",
        "https://0.1.2.3/, PRIVATE",
        "https://192.0.0.8/, PRIVATE",
        "https://192.0.2.1/, PRIVATE",
        "https://198.18.0.1/, PRIVATE",
        "https://198.51.100.1/, PRIVATE",
        "https://203.0.113.1/, PRIVATE",
        "https://224.0.0.1/, PRIVATE",
        "https://240.0.0.1/, PRIVATE",
        "https://255.255.255.255/, PRIVATE",
        "https://[::]/, PRIVATE",
        "https://[::1]/, PRIVATE",
        "https://[0:0:0:0:0:0:0:1]/, PRIVATE",
        "https://[::ffff:127.0.0.1]/, PRIVATE",
        "https://[::ffff:7f00:1]/, PRIVATE",
        "https://[::ffff:0:127.0.0.1]/, PRIVATE",
        "https://[::127.0.0.1]/, PRIVATE",
        "https://[::5db8:d70e]/, PRIVATE",
        "https://[64:ff9b::7f00:1]/, PRIVATE",
        "https://[64:ff9b::a9fe:a9fe]/, PRIVATE",
        "https://[64:ff9b:1::1]/, PRIVATE",
        "https://[2002:7f00:1::]/, PRIVATE",
        "https://[2002:5db8:d70e::1]/, PRIVATE",
        "https://[2001:0:5db8:d70e::1]/, PRIVATE",
        "https://[2001:db8::1]/, PRIVATE",
        "https://[3fff::1]/, PRIVATE",
        "https://[100::1]/, PRIVATE",
        "https://[fc00::1]/, PRIVATE",
        "https://[fd12:3456::1]/, PRIVATE",
        "https://[fe80::1]/, PRIVATE",
        "https://[fec0::1]/, PRIVATE",
        "https://[ff02::1]/, PRIVATE",
        "https://[5f00::1]/, PRIVATE",
        "https://[fe80::1%25eth0]/, ODDLY_SPELLED",
        "https://[fe80::1%eth0]/, ODDLY_SPELLED",
        "https://2130706433/, ODDLY_SPELLED",
        "https://0x7f.1/, NOT_AN_ADDRESS",
        "https://0x7f000001/, ODDLY_SPELLED",
        "https://0X7F000001/, ODDLY_SPELLED",
        "https://127.1/, NOT_AN_ADDRESS",
        "https://127.0.1/, NOT_AN_ADDRESS",
        "https://127.0.0.1./, NOT_AN_ADDRESS",
        "https://017700000001/, ODDLY_SPELLED",
        "https://0177.0.0.1/, ODDLY_SPELLED",
        "https://127.0.0.01/, ODDLY_SPELLED",
        "https://127.0.0.0x1/, NOT_AN_ADDRESS",
        "https://256.256.256.256/, NOT_AN_ADDRESS",
        "https://1.2.3.4.5/, NOT_AN_ADDRESS",
        "https://0/, ODDLY_SPELLED"
    })
    void anyOtherIsRefusedForItsReason(String url, Objection objection) {
        assertThat(guard.objectionTo(url)).contains(objection);
        assertThat(guard.objectionToForm(url)).contains(objection);
        if (url.matches("[a-z]+://[^ ü]+") && !url.contains("%e")) {
            assertThat(guard.pin(URI.create(url))).isEqualTo(new Pin.Not(objection));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, ",
        "93.184.215.14, 10.0.0.1",
        "169.254.169.254, ",
        "::1, ",
        "93.184.215.14, fd00::1",
        "::ffff:192.168.0.1, "
    })
    void aHostWithOnePrivateAddressIsPrivate(String first, String second) {
        Guard inside = second == null ? guard(false, first) : guard(false, first, second);

        assertThat(inside.objectionTo("https://login.acme.example/")).contains(Objection.LEADS_TO_PRIVATE);
        assertThat(inside.pin(URI.create("https://login.acme.example/")))
                .isEqualTo(new Pin.Not(Objection.LEADS_TO_PRIVATE));
    }

    @Test
    void aHostThatDoesNotResolveMayBeSavedButNotCalled() {
        Guard silent = new Guard(false, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(silent.objectionTo("https://login.acme.example/")).isEmpty();
        assertThat(silent.pin(URI.create("https://login.acme.example/"))).isEqualTo(new Pin.Unknown());
    }

    @Test
    void aResolverThatHangsHoldsNobodyUp() {
        Semaphore hanging = new Semaphore(0);
        Guard guard = new Guard(false, host -> {
            hanging.acquireUninterruptibly();
            return new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")};
        });

        assertThat(guard.objectionTo("https://login.acme.example/")).isEmpty();

        hanging.release(100);
        assertThat(guard.objectionTo("https://login.acme.example/")).contains(Objection.LEADS_TO_PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://[fd00::1]/", "http://127.0.0.2:8080/", "http://[::1]/"})
    void privateAddressesCanBeAllowedForATryOut(String url) {
        assertThat(trying.objectionToForm(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/, NOT_HTTPS",
        "http://login.acme.example/, NOT_HTTPS",
        "https://0.0.0.0/, PRIVATE",
        "https://[::]/, PRIVATE",
        "https://255.255.255.255/, PRIVATE",
        "https://224.0.0.1/, PRIVATE",
        "https://[ff02::1]/, PRIVATE",
        "https://127.1/, NOT_AN_ADDRESS",
        "https://u@10.0.0.1/, NAMES_A_USER"
    })
    void evenThenNotEverythingIs(String url, Objection objection) {
        assertThat(trying.objectionTo(url)).contains(objection);
    }

    @Test
    void httpGoesToThisMachineAlsoWhenLocalhostLeadsElsewhere() {
        assertThat(guard(true, "10.0.0.1").pin(URI.create("http://localhost/")))
                .isEqualTo(new Pin.Not(Objection.LEADS_TO_PRIVATE));
    }

    private static Guard guard(boolean privateAllowed, String... addresses) {
        return new Guard(privateAllowed, host -> {
            String bare = host.replaceAll("[\\[\\]]", "");
            try {
                return new InetAddress[] {InetAddress.ofLiteral(bare)};
            } catch (IllegalArgumentException aName) {
                return Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            }
        });
    }
}
