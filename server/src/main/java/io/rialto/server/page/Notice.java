package io.rialto.server.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody why it goes no further, and what to do next.
 *
 * @param code for programs
 * @param links what to do next, the best first
 * @param form a button that comes before them
 * @param mending for whoever can do something about it
 */
public record Notice(
        int status,
        String code,
        String title,
        String detail,
        Reference reference,
        List<Link> links,
        @Nullable Form form,
        @Nullable Mending mending) {

    public Notice {
        links = List.copyOf(links);
    }

    public Notice(int status, String code, String title, String detail, Reference reference, List<Link> links) {
        this(status, code, title, detail, reference, links, null, null);
    }

    public record Link(String label, String address) {}

    /** A button that posts hidden fields. */
    public record Form(String label, String action, Map<String, String> fields) {

        public Form {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * How it could be mended.
     *
     * @param who for programs
     * @param words says who, to a customer who cannot
     * @param remedy says what, to those who can
     */
    public record Mending(String who, @Nullable String words, String remedy) {}

    /** This notice with a button. */
    public Notice with(Form button) {
        return new Notice(status, code, title, detail, reference, links, button, mending);
    }

    /** This notice with a word to whoever can mend it. */
    public Notice mending(Mending how) {
        return new Notice(status, code, title, detail, reference, links, form, how);
    }
}
