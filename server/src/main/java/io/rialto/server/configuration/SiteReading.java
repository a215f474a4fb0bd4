package io.rialto.server.configuration;

import io.rialto.server.site.Definition;
import io.rialto.server.site.SiteDraft;
import java.util.List;

/** What came of reading a wish for a site. */
public sealed interface SiteReading {

    /** @param notices what is no error and yet should be known, a sentence each */
    record Good(SiteDraft draft, Definition definition, List<String> notices) implements SiteReading {}

    /** All that is wrong. */
    record Wrong(List<Flaw> flaws) implements SiteReading {}
}
