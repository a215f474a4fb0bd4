package io.rialto.server.servicemetadata;

import io.rialto.saml.ServiceProviderMetadata;
import java.util.List;

/** What came of reading a service's document. */
public sealed interface TermsReading {

    /**
     * It can be used.
     *
     * @param document as it stands
     * @param warnings what somebody should know before they use it, a sentence each
     */
    record Usable(Terms terms, ServiceProviderMetadata document, List<String> warnings) implements TermsReading {

        public Usable {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param why goes on from a name: {@code is not signed …} */
    record Unusable(String why) implements TermsReading {}
}
