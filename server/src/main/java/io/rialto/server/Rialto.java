package io.rialto.server;

import io.rialto.server.configuration.ConfigurationCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server; with the argument {@code check} only checks whether it would start. */
@SpringBootApplication
public class Rialto {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && "check".equals(arguments[0])) {
            System.exit(new ConfigurationCheck(System::getenv, System.out).run());
        }
        SpringApplication.run(Rialto.class, arguments);
    }
}
