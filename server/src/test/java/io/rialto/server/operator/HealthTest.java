package io.rialto.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class HealthTest {

    private final TestDatabase database;

    HealthTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aDatabaseThatAnswersIsUp() {
        var answer = new Health(database.dataSource()).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aDatabaseThatIsGoneIsDown() {
        HikariDataSource gone = new HikariDataSource();
        gone.close();

        var answer = new Health(gone).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"DOWN\"}");
    }
}
