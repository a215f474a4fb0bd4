package io.rialto.server.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs a suite twice, on embedded H2 and on PostgreSQL. Its constructor takes a {@link TestDatabase}:
 *
 * <pre>{@code
 * @OnEachDatabase
 * class LaunchesTest {
 *     private final Launches launches;
 *
 *     LaunchesTest(TestDatabase database) {
 *         launches = new Launches(database.emptied().jdbc());
 *     }
 * }
 * }</pre>
 */
@ParameterizedClass(name = "{0}")
@EnumSource
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEachDatabase {}
