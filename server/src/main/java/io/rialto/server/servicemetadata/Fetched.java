package io.rialto.server.servicemetadata;

import org.jspecify.annotations.Nullable;

/** What came of asking for a document. */
sealed interface Fetched {

    /** @param etag and {@code lastModified} go with the next question */
    record Document(
            String xml, @Nullable String etag, @Nullable String lastModified) implements Fetched {

        /** Without the document. */
        @Override
        public String toString() {
            return "Document[" + xml.length() + "]";
        }
    }

    /** It is the one that was read before. */
    record Same() implements Fetched {}

    /** @param why goes on from "The metadata": {@code cannot be fetched: …} */
    record Failed(String why) implements Fetched {}
}
