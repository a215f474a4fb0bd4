package io.rialto.demo.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the demo speaks. */
public final class Terminal {

    private static final String ESCAPE = "\u001B[";

    private final PrintStream out;
    private final boolean lively;

    /** @param lively whether colours and lines that are written over make sense here */
    public Terminal(PrintStream out, boolean lively) {
        this.out = out;
        this.lively = lively;
    }

    /** Standard output; lively when that is a terminal and {@code NO_COLOR} is not set. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null where nobody sits in front of it.
    public static Terminal ofThisProcess() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        // Terminals speak UTF-8 nowadays, also where LANG says C.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Terminal(out, terminal && System.getenv("NO_COLOR") == null);
    }

    public void line(String text) {
        clear();
        out.println(text);
    }

    public void blank() {
        line("");
    }

    /** A line that the next one replaces, on a terminal; elsewhere a line now and then. */
    public void progress(String text, int seconds) {
        if (lively) {
            clear();
            out.print(text + ", " + seconds + " s");
            out.flush();
        } else if (seconds % 5 == 0) {
            out.println(text + ", " + seconds + " s");
        }
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String dim(String text) {
        return painted("2", text);
    }

    public String good(String text) {
        return painted("32", text);
    }

    public String bad(String text) {
        return painted("31;1", text);
    }

    public String accent(String text) {
        return painted("36", text);
    }

    private String painted(String code, String text) {
        return lively ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    private void clear() {
        if (lively) {
            out.print("\r" + ESCAPE + "K");
        }
    }
}
