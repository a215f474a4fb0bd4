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
 */
public record Notice(
        int status,
        String code,
        String title,
        String detail,
        Reference reference,
        List<Link> links,
        @Nullable Form form) {

    public Notice {
        links = List.copyOf(links);
    }

    public Notice(int status, String code, String title, String detail, Reference reference, List<Link> links) {
        this(status, code, title, detail, reference, links, null);
    }

    public record Link(String label, String address) {}

    /** A button that posts hidden fields. */
    public record Form(String label, String action, Map<String, String> fields) {

        public Form {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** This notice with a button. */
    public Notice with(Form button) {
        return new Notice(status, code, title, detail, reference, links, button);
    }
}
