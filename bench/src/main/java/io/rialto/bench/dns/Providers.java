package io.rialto.bench.dns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Writes providers into the server's database as the server does it, each with its job in the same transaction. */
final class Providers {

    private static final String OWNER = "aaaaaaaaaa";

    private final Connection connection;
    private final UUID organization = UUID.randomUUID();
    private int made;

    Providers(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into organization (id, public_id, slug, name, plan) values ('" + organization
                    + "', 'bbbbbbbbbb', 'bench', 'Bench', 'ENTERPRISE')");
            statement.execute("insert into user_account (id, email, email_key, first_name, last_name, metadata,"
                    + " created_at, updated_at) values ('" + OWNER
                    + "', 'o@bench.test', 'o@bench.test', 'O', 'O', '{}', now(), now())");
        }
        connection.commit();
    }

    /** That many, due since yesterday. */
    void backlog(int size) throws SQLException {
        for (int i = 0; i < size; i++) {
            write(10, "now() - interval '1 day'");
        }
        connection.commit();
    }

    /** A new one, due now and waited for. Returns its domain once it is committed. */
    String one() throws SQLException {
        String domain = write(90, "now()");
        connection.commit();
        return domain;
    }

    private String write(int priority, String due) throws SQLException {
        made++;
        StringBuilder letters = new StringBuilder();
        for (int rest = made; letters.length() < 10; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        String id = letters.toString();
        String domain = id + ".bench.test";
        execute("""
                insert into identity_provider
                    (id, organization_id, user_id, name, name_key, client_id, client_secret, issuer, domains, token_url,
                     authorize_url, jwks_url, metadata, status, txt_record, proving_since, wishes, next_check_at,
                     created_at, updated_at)
                values (?, ?, ?, ?, ?, 'c', 'never opened', 'https://i.test', ?, 'https://i.test/t', 'https://i.test/a',
                        'https://i.test/j', '{}', 'PENDING', ?, now(), 0, now(), now(), now())
                """, id, organization, OWNER, id, id, domain, "rialto-verification=" + id);
        execute("insert into identity_provider_domain (provider_id, domain) values (?, ?)", id, domain);
        execute("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                values ('prove-domains', ?, %s, false, 1, ?)
                """.formatted(due), id, priority);
        return domain;
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** How many have not been looked at yet. */
    long unchecked() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from identity_provider_domain where outcome is null")) {
            row.next();
            long count = row.getLong(1);
            connection.commit();
            return count;
        }
    }
}
