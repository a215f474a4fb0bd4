package io.rialto.server.operator;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether this node can do its work. The port opens only when all else is ready, so the database is what is left to ask. */
@RestController
class Health {

    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;

    Health(DataSource database) {
        this.database = database;
    }

    @GetMapping("/health")
    ResponseEntity<String> health() {
        boolean up = databaseAnswers();
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException silent) {
            return false;
        }
    }
}
