package io.rialto.server.jsonapi;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A whole list as a file, read some at a time: however long it is, no more than those are held. They are read in the order of a
 * number that each has, so what is added meanwhile moves nothing.
 */
public final class Extract {

    private final ListFile form;
    private final String name;
    private final List<String> columns;
    private final Some first;
    private final LongFunction<Some> following;

    /**
     * Some of them.
     *
     * @param last the number of the last one
     */
    record Some(List<Map<String, @Nullable Object>> lines, long last) {

        Some {
            lines = List.copyOf(lines);
        }
    }

    /** Reads the first ones at once: what is wrong is known before anything is written. */
    Extract(ListFile form, String name, List<String> columns, LongFunction<Some> following) {
        this.form = form;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.first = following.apply(0);
        this.following = following;
    }

    /** What is written. */
    public String contentType() {
        return form.mediaType() + "; charset=utf-8";
    }

    /** What the file is called when somebody keeps it. */
    public String fileName() {
        return name + "." + form.ending();
    }

    /** Writes all of it. */
    public void writeTo(Writer out) throws IOException {
        out.write(form.head(columns));
        for (Some some = first; !some.lines().isEmpty(); some = following.apply(some.last())) {
            for (Map<String, @Nullable Object> line : some.lines()) {
                out.write(form.line(line));
            }
            out.flush();
        }
    }
}
