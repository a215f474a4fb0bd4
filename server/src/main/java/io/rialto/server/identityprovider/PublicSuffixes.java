package io.rialto.server.identityprovider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.psl.DomainType;
import org.apache.hc.client5.http.psl.PublicSuffixList;
import org.apache.hc.client5.http.psl.PublicSuffixListParser;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;

/**
 * Domains below which strangers register, as {@code co.uk}: nobody speaks for the e-mail of one (publicsuffix.org, the part that
 * ICANN's registries keep).
 */
final class PublicSuffixes {

    // Comes with Apache HttpClient, which keeps it up to date.
    private static final String LIST = "/org/publicsuffix/list/effective_tld_names.dat";

    /** Read when it is first asked for, not at the start. */
    private static final class Loaded {

        // Of rules without a type it finds those that apply, and the usual one (a top-level domain) where none does.
        static final PublicSuffixMatcher MATCHER = matcher(read());

        private static PublicSuffixMatcher matcher(PublicSuffixList icann) {
            return new PublicSuffixMatcher(icann.getRules(), icann.getExceptions());
        }
    }

    private static PublicSuffixList read() {
        try (InputStream in = PublicSuffixMatcher.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the list of public suffixes is missing");
            }
            return PublicSuffixListParser.INSTANCE
                    .parseByType(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .stream()
                    .filter(list -> list.getType() == DomainType.ICANN)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(Domain domain) {
        return Loaded.MATCHER.getDomainRoot(domain.name()) == null;
    }
}
