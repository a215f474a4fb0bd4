package io.rialto.server.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the changes to sites and services, so that a node sees at the cost of one small read whether it is up to date. */
@Component
public class Revision {

    private final JdbcClient jdbc;

    public Revision(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes are for one node at a time: the others wait here until the caller's transaction ends. */
    public void lock() {
        jdbc.sql("select changes from revision where id = 1 for update")
                .query(Long.class)
                .single();
    }

    /** Says, with the caller's transaction, that something changed. */
    public void advance() {
        jdbc.sql("update revision set changes = changes + 1 where id = 1").update();
    }

    long current() {
        return jdbc.sql("select changes from revision where id = 1")
                .query(Long.class)
                .single();
    }
}
