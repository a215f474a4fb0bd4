package io.rialto.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class Rialto {

    public static void main(String[] arguments) {
        SpringApplication.run(Rialto.class, arguments);
    }
}
