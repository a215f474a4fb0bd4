package io.rialto.server.handoff;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Every protocol's way to hand a customer over. */
@Component
public class Handoffs {

    private final Map<Class<? extends Protocol>, Handoff> byProtocol = new HashMap<>();

    public Handoffs(List<Handoff> handoffs) {
        handoffs.forEach(handoff -> byProtocol.put(handoff.protocol(), handoff));
    }

    /** The way of the protocol that the service speaks. */
    public Handoff of(ExternalService service) {
        return Objects.requireNonNull(byProtocol.get(service.protocol().getClass()), "no way to hand over");
    }
}
