package io.rialto.server.trial;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.PastedCustomer;
import io.rialto.server.launch.Personas;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Personas as customers. */
final class Travellers {

    private Travellers() {}

    static Customer called(String persona) {
        String json = Personas.called(persona).orElseThrow().json();
        return switch (PastedCustomer.of(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)))) {
            case PastedCustomer.Read(Customer customer) -> customer;
            case PastedCustomer.Wrong(String member) -> throw new IllegalStateException("a persona without " + member);
        };
    }
}
