package io.rialto.server.release;

import java.util.List;

/** What a service is told about a customer, or why it cannot be told what it needs. Names are the service's, never values. */
public sealed interface Release {

    record Released(List<Attribute> attributes) implements Release {

        public Released {
            attributes = List.copyOf(attributes);
        }

        /** Released attributes have no text: it could end up in a log. */
        @Override
        public String toString() {
            return "Released[" + attributes.size() + "]";
        }
    }

    record Missing(String attribute) implements Release {}

    record Malformed(String attribute) implements Release {}
}
