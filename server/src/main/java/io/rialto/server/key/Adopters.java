package io.rialto.server.key;

import io.rialto.server.externalservice.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The services that adopt a site's next key. Writing happens in the caller's transaction. */
@Component
public class Adopters {

    private final JdbcClient jdbc;

    Adopters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The service is about to be deleted: how far it is with which key does not matter any more. */
    public void forget(ServiceId service) {
        jdbc.sql("delete from signing_key_adoption where service_id = :service")
                .param("service", service.value())
                .update();
    }
}
