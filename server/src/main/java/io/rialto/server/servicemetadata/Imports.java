package io.rialto.server.servicemetadata;

import io.rialto.server.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a document for somebody who writes a configuration. Nothing is kept. */
@Component
public class Imports {

    private final Fetching fetching;
    private final Reach reach;
    private final Clock clock;

    Imports(Fetching fetching, Settings settings, Clock clock) {
        this.fetching = fetching;
        this.reach = new Reach(settings.allowPrivateAddresses());
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Imported {

        /** @param yaml to be put under {@code services} */
        record Done(Terms terms, String yaml, List<String> warnings) implements Imported {}

        /** @param why goes on from the name of what was given */
        record Not(String why) implements Imported {}
    }

    /** Of a document that was pasted. */
    public Imported pasted(String xml, @Nullable String entityId, @Nullable String signedBy) {
        return read(xml, null, entityId, signedBy);
    }

    /** Of the document at an address. */
    public Imported fetched(URI url, @Nullable String entityId, @Nullable String signedBy) {
        return switch (fetching.fetch(url, null, null)) {
            case Fetched.Failed(String why) -> new Imported.Not(why);
            case Fetched.Same same -> throw new IllegalStateException("nothing was known");
            case Fetched.Document document -> read(document.xml(), url, entityId, signedBy);
        };
    }

    private Imported read(String xml, @Nullable URI url, @Nullable String entityId, @Nullable String signedBy) {
        return switch (TermsReader.read(
                xml.getBytes(StandardCharsets.UTF_8), entityId, signedBy, reach::admits, clock.instant())) {
            case TermsReading.Unusable(String why) -> new Imported.Not(why);
            case TermsReading.Usable usable ->
                new Imported.Done(
                        usable.terms(), ServiceBlock.of(usable.terms(), url, entityId, signedBy), usable.warnings());
        };
    }

    /** The certificate in Base64, or nothing when the text is none that is accepted. */
    public static Optional<String> certificate(String pem) {
        return Certificates.read(pem);
    }
}
