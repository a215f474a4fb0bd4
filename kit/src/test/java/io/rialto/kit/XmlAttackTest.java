package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.ForgedResponse.base64;
import static io.rialto.kit.Verdicts.assertAccepted;
import static io.rialto.kit.Verdicts.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlAttackTest {

    private static final String LAUGHS = """
            <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
            <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE r [<!ENTITY x \"jane\">]>",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>",
                "<!DOCTYPE r [<!ATTLIST saml:Assertion evil ID #IMPLIED>]>",
                "<!DOCTYPE r SYSTEM \"file:///etc/hostname\">"
            })
    void aDocumentTypeIsRefusedWhateverItDeclares(String doctype) {
        assertRefused(Reason.DOCTYPE, aResponse().lastly(xml -> doctype + xml).base64());
    }

    @Test
    void anEntityInsideATextIsNeverReached() {
        String message = aResponse()
                .lastly(xml ->
                        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + xml.replace("jane-4711", "&x;"))
                .base64();

        assertRefused(Reason.DOCTYPE, message);
    }

    @Test
    void aBillionLaughsAreRefusedBeforeTheFirst() {
        String message = aResponse()
                .lastly(xml -> LAUGHS + xml.replace("jane-4711", "&g;"))
                .base64();

        assertThat(allocatedBy(() -> assertRefused(Verdicts.theRewardsService(), Reason.DOCTYPE, message)))
                .isLessThan(20_000_000L);
    }

    @Test
    void nothingInAMessageMakesTheReaderCallSomebody() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        attacker.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        attacker.start();
        String url = "http://127.0.0.1:" + attacker.getAddress().getPort() + "/";
        try {
            ServiceProvider service = Verdicts.theRewardsService();

            service.check(aResponse()
                    .lastly(xml -> "<!DOCTYPE r SYSTEM \"" + url + "\">" + xml)
                    .base64());
            service.check(aResponse()
                    .lastly(xml -> "<!DOCTYPE r [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>" + xml)
                    .base64());
            service.check(aResponse()
                    .lastly(xml -> xml.replace("URI=\"#_assertion\"", "URI=\"" + url + "\""))
                    .base64());
            service.check(aResponse()
                    .lastly(xml ->
                            xml.replace("<ds:X509Data>", "<ds:RetrievalMethod URI=\"" + url + "\"/><ds:X509Data>"))
                    .base64());
            service.check(aResponse()
                    .replacing(
                            "<samlp:Status>",
                            "<samlp:Extensions><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url
                                    + "\"/></samlp:Extensions><samlp:Status>")
                    .base64());
            service.check(aResponse()
                    .replacing(
                            "ID=\"_response\"",
                            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + url + " "
                                    + url + "\" ID=\"_response\"")
                    .base64());

            assertThat(calls).hasValue(0);
        } finally {
            attacker.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!---->", "<!-- a -->", "<?evil?>"})
    void aTextThatIsSplitInTwoIsRefused(String split) {
        String message = aResponse()
                .replacing("jane-4711", "admin-1.evil.test")
                .lastly(xml -> xml.replace("admin-1.evil.test", "admin-1" + split + ".evil.test"))
                .base64();

        assertRefused(Reason.COMMENT, message);
    }

    @Test
    void aCommentDoesNotBreakTheSignatureSoItMustBeRefusedByItself() {
        String message = aResponse()
                .lastly(xml -> xml.replace("jane-4711", "jane<!---->-4711"))
                .xml();

        assertThat(CarelessReader.believes(message, TestKey.SHOP.certificate().getPublicKey()))
                .isTrue();
        assertRefused(Reason.COMMENT, base64(message));
    }

    @Test
    void aTextInPiecesOfCdataIsOneText() {
        String message = aResponse()
                .lastly(xml -> xml.replace("jane-4711", "jane<![CDATA[-47]]>11"))
                .base64();

        assertThat(assertAccepted(message).subject().value()).isEqualTo("jane-4711");
    }

    @Test
    void anElementInsideANameIsRefused() {
        String message = aResponse()
                .replacing("jane-4711", "admin-1<x xmlns=\"urn:x\">.evil.test</x>")
                .base64();

        assertRefused(Reason.MALFORMED, message);
    }

    @Test
    void aMessageBeyondTheLimitIsNotEvenDecoded() {
        assertRefused(Reason.TOO_LARGE, "A".repeat(1_000_000));
        assertRefused(
                Reason.TOO_LARGE,
                aResponse().replacing("gold", "g".repeat(300_000)).base64());
    }

    @Test
    void aLargeMessageWithinTheLimitIsAccepted() {
        assertAccepted(aResponse().replacing("gold", "g".repeat(200_000)).base64());
    }

    @Test
    void aDeepMessageIsRefused() {
        String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);

        assertRefused(Reason.TOO_LARGE, base64("<r>" + deep + "</r>"));
        assertRefused(
                Reason.TOO_LARGE,
                aResponse()
                        .lastly(xml -> xml.replace(
                                "<samlp:Status>", "<samlp:Extensions>" + deep + "</samlp:Extensions><samlp:Status>"))
                        .base64());
    }

    @Test
    void aMessageOfTooManyElementsIsRefused() {
        assertRefused(
                Reason.TOO_LARGE,
                aResponse()
                        .lastly(xml -> xml.replace("gold", "<a/>".repeat(6_000)))
                        .base64());
    }

    @Test
    void anElementOfTooManyAttributesIsRefused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            attributes.append(" a").append(i).append("=''");
        }

        assertRefused(
                Reason.TOO_LARGE,
                aResponse()
                        .lastly(xml -> xml.replace("<samlp:Status>", "<samlp:Status" + attributes + ">"))
                        .base64());
    }

    @Test
    void aDeflatedBodyIsNotAPostedMessage() {
        byte[] deflated = deflate(aResponse().xml().getBytes(StandardCharsets.UTF_8));

        assertRefused(Reason.MALFORMED, Base64.getEncoder().encodeToString(deflated));
    }

    @Test
    void aDeflateBombStaysFolded() {
        String bomb = Base64.getEncoder().encodeToString(deflate(new byte[100_000_000]));
        assertThat(bomb).hasSizeLessThan(200_000);

        assertThat(allocatedBy(() -> assertRefused(Verdicts.theRewardsService(), Reason.MALFORMED, bomb)))
                .isLessThan(20_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "=",
                "A",
                "%3Csaml%3E",
                "PGE+PC9hPg",
                "PGE-PC9hPg==",
                "PGE+\nPC9hPg==",
                " PGE+PC9hPg==",
                "PGE+PC9hPh==",
                "PGE+PC9hPg==",
                "bm90IHhtbA==",
                "/////w=="
            })
    void whatIsNoResponseInStrictBase64IsRefused(String garbage) {
        assertRefused(Reason.MALFORMED, garbage);
    }

    @Test
    void aFormWithoutAMessageIsRefused() {
        assertRefused(Reason.MALFORMED, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "", "jane-4711 ", "\njane-4711", "jane-4711\u2003"})
    void aNameWithWhiteSpaceAroundItIsNobodys(String name) {
        assertRefused(Reason.MALFORMED, aResponse().replacing("jane-4711", name).base64());
    }

    @Test
    void aTruncatedMessageIsRefused() {
        assertRefused(
                Reason.MALFORMED,
                aResponse().lastly(xml -> xml.substring(0, xml.length() - 20)).base64());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.1'?>",
                "<?xml version='1.0' encoding='UTF-16'?>",
                "<?xml version='1.0' encoding='ISO-8859-1'?>"
            })
    void onlyXmlOneZeroInUtf8IsRead(String declaration) {
        assertRefused(
                Reason.MALFORMED, aResponse().lastly(xml -> declaration + xml).base64());
    }

    @Test
    void aUsualDeclarationIsFine() {
        assertAccepted(aResponse()
                .lastly(xml -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml)
                .base64());
    }

    @Test
    void anotherMessageOfTheProtocolIsNoResponse() {
        assertRefused(
                Reason.MALFORMED,
                aResponse()
                        .lastly(xml -> xml.replace("samlp:Response", "samlp:LogoutResponse"))
                        .base64());
        assertRefused(
                Reason.MALFORMED,
                aResponse()
                        .lastly(xml -> xml.replace("SAML:2.0:protocol", "SAML:1.0:protocol"))
                        .base64());
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static long allocatedBy(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
