package io.rialto.server.servicemetadata;

import static io.rialto.server.servicemetadata.PublishedDocument.FIRST_KEY;
import static io.rialto.server.servicemetadata.PublishedDocument.NEXT_KEY;
import static io.rialto.server.servicemetadata.PublishedDocument.ofLearn;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import io.rialto.server.servicemetadata.Terms.Consumer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsReaderTest {

    private final TheClock clock = new TheClock();

    @Test
    void theDefaultIsTheUsualPlaceAndElseTheFirst() {
        String several = ofLearn().consumer("https://learn.test/b", 7).xml();

        assertThat(terms(several).usualAddress()).isEqualTo(URI.create("https://learn.test/acs"));
        assertThat(terms(several.replace("index=\"7\"", "index=\"7\" isDefault=\"true\""))
                        .usualAddress())
                .isEqualTo(URI.create("https://learn.test/b"));
    }

    @Test
    void aPlaceWithoutAnIndexGetsOneThatIsFree() {
        String unnumbered = ofLearn()
                .at("https://learn.test/a")
                .consumer("https://learn.test/b", 0)
                .xml()
                .replaceFirst(" index=\"0\"", "");

        assertThat(terms(unnumbered).consumers())
                .containsExactly(
                        new Consumer(1, URI.create("https://learn.test/a"), true),
                        new Consumer(0, URI.create("https://learn.test/b"), false));
    }

    @Test
    void onlyPlacesThatTakeAPostOverHttpsAreUsed() {
        String mixed = ofLearn()
                .consumer("http://learn.test/open", 1)
                .consumer("https://learn.test/artifact", 2)
                .xml()
                .replaceFirst("HTTP-POST(?=\" Location=\"https://learn.test/artifact)", "HTTP-Artifact");

        TermsReading.Usable usable = usable(mixed);

        assertThat(usable.terms().consumers()).extracting(Consumer::index).containsExactly(0);
        assertThat(usable.warnings()).anyMatch(warning -> warning.contains("http://learn.test/open is not used"));
    }

    @Test
    void theEncryptionKeyThatBeginsLastComesFirst() {
        String both = ofLearn().encryption(NEXT_KEY).xml();

        assertThat(terms(both).encryptionKeys())
                .containsExactly(Certificates.text(NEXT_KEY), Certificates.text(FIRST_KEY));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheDocument() {
        assertThat(terms("\uFEFF" + ofLearn().xml()).entityId()).isEqualTo("https://learn.test/saml");
    }

    @Test
    void theOrderMakesNoDifference() {
        Terms one = terms(
                ofLearn().signing(NEXT_KEY).consumer("https://learn.test/b", 1).xml());
        Terms other = terms(ofLearn()
                .signing(NEXT_KEY)
                .keysTheOtherWayRound()
                .consumer("https://learn.test/b", 1)
                .xml());

        assertThat(other.print()).isEqualTo(one.print());
        assertThat(Difference.between(one, other).isEmpty()).isTrue();
    }

    @Test
    void whatOneShouldKnowIsSaid() {
        List<String> warnings = usable(ofLearn()
                        .withoutKeys()
                        .consumer("https://learn.test/b", 1)
                        .until(clock.instant().plus(Duration.ofDays(2)))
                        .xml())
                .warnings();

        assertThat(warnings)
                .anyMatch(warning -> warning.contains("no key to encrypt for"))
                .anyMatch(warning -> warning.contains("no key for signing"))
                .anyMatch(warning -> warning.contains("says of none that it is the default"))
                .anyMatch(warning -> warning.contains("is valid until 2026-06-03"));
        assertThat(usable(ofLearn().xml()).warnings()).isEmpty();
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        Terms terms = terms(ofLearn()
                .signing(NEXT_KEY)
                .until(clock.instant().plus(Duration.ofDays(2)))
                .xml()
                .replace(" ID=", " cacheDuration=\"PT2H\" ID="));

        assertThat(Terms.of(terms.text())).isEqualTo(terms);
    }

    private Terms terms(String xml) {
        return usable(xml).terms();
    }

    private TermsReading.Usable usable(String xml) {
        Reach reach = new Reach(false);
        return switch (TermsReader.read(
                xml.getBytes(StandardCharsets.UTF_8), null, null, reach::admits, clock.instant())) {
            case TermsReading.Usable usable -> usable;
            case TermsReading.Unusable unusable -> throw new AssertionError(unusable.toString());
        };
    }
}
