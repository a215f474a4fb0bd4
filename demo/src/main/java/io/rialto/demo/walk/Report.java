package io.rialto.demo.walk;

import io.rialto.demo.browser.Page;
import io.rialto.demo.terminal.Table;
import io.rialto.demo.terminal.Terminal;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Tells the walk, step by step, and holds each against what must be. */
final class Report {

    private static final int WIDEST = 96;

    private final Terminal terminal;
    private final Scene scene;
    private int step;
    private int checks;

    Report(Terminal terminal, Scene scene) {
        this.terminal = terminal;
        this.scene = scene;
    }

    int steps() {
        return step;
    }

    int checks() {
        return checks;
    }

    void step(String title) {
        step++;
        terminal.blank();
        terminal.line(terminal.bold("%2d  %s".formatted(step, title)));
    }

    /** One answer: who gave it, and where it leads. */
    void answer(String method, Page page) {
        String way = "%-8s %-4s %s".formatted(scene.party(page.uri()), method, shortened(page.uri()));
        String on = page.redirects() ? terminal.dim("  → " + scene.party(page.location())) : "";
        terminal.line("    " + status(page.status()) + "  " + way + on);
    }

    void table(String title, List<List<String>> rows) {
        terminal.line("    " + terminal.accent(title));
        List<List<String>> fitting = rows.stream()
                .map(row -> row.stream().map(Report::fitting).toList())
                .toList();
        Table.lines(fitting).forEach(line -> terminal.line("      " + line));
    }

    /** Says what holds, or ends the walk. */
    void expect(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new Unexpected(what, expected, found);
        }
        checks++;
        terminal.line("    " + terminal.good("✓") + " " + what);
    }

    void expect(String what, boolean holds) {
        expect(what, true, holds);
    }

    private String status(int status) {
        String text = String.valueOf(status);
        return status < 300 ? terminal.good(text) : status < 400 ? terminal.accent(text) : terminal.bad(text);
    }

    /** Path and query, with long values cut: a ticket is a kilobyte. */
    private static String shortened(URI uri) {
        String query = uri.getQuery();
        String cut = query == null ? "" : "?" + query.replaceAll("([^=&]{36})[^=&]{4,}", "$1…");
        return fitting(uri.getRawPath() + cut);
    }

    private static String fitting(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
