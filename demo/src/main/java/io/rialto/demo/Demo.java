package io.rialto.demo;

import io.rialto.demo.terminal.Terminal;
import io.rialto.demo.ticket.TicketKey;
import io.rialto.demo.walk.Scene;
import io.rialto.demo.walk.Unexpected;
import io.rialto.demo.walk.Walk;
import java.io.IOException;

/** Starts the demo: {@code java -jar rialto-demo-…-app.jar [--walk] [--server-jar FILE]}. */
public final class Demo {

    private final Terminal terminal;

    private Demo(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Terminal terminal = Terminal.ofThisProcess();
        int exit;
        try {
            exit = new Demo(terminal).run(arguments);
        } catch (Stopped e) {
            terminal.line(terminal.bad("rialto demo: ") + e.getMessage());
            exit = 1;
        }
        System.exit(exit);
    }

    private int run(String[] given) throws Stopped, IOException, InterruptedException {
        Arguments arguments = Arguments.of(given);
        Ports ports = Ports.of(System.getenv());
        ports.requireFree();
        try (Stage stage = Stage.in(ports)) {
            // Ctrl-C and kill end here; closing twice does no harm.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stage-close"));
            return run(arguments, stage);
        }
    }

    private int run(Arguments arguments, Stage stage) throws Stopped, IOException, InterruptedException {
        try {
            TicketKey key = Stage.newKey();
            RialtoProcess rialto = stage.startRialto(arguments.serverJar(), key, terminal);
            Scene scene = stage.openDoors(key);
            if (arguments.walk()) {
                return walk(scene);
            }
            Invitation.print(terminal, scene, stage);
            rialto.awaitEnd();
            if (stage.isClosing()) {
                return 0;
            }
            throw new Stopped("Rialto ended by itself; what it said is in " + stage.log() + ".");
        } catch (Stopped e) {
            stage.keepFolder();
            throw e;
        }
    }

    private int walk(Scene scene) {
        try {
            new Walk(terminal, scene).go();
            return 0;
        } catch (Unexpected e) {
            terminal.line("    " + terminal.bad("✗ " + e.getMessage()));
            return 1;
        }
    }
}
