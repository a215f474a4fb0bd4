package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.site.Definition;
import java.util.List;

/** What came of reading a wish. */
public sealed interface ServiceReading {

    /**
     * @param missing where something has yet to be said before customers can enter; then the draft has something else there, and is
     *     not active
     * @param notices what is no error and yet should be known, a sentence each
     */
    record Good(ExternalServiceDraft draft, Definition definition, List<String> missing, List<String> notices)
            implements ServiceReading {}

    /** All that is wrong. */
    record Wrong(List<Flaw> flaws) implements ServiceReading {}
}
