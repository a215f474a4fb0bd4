package io.rialto.server.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.SecretKey;

/**
 * The server's secret key as a program prints it, so that whatever keeps an operator's secrets can keep this one. What it prints
 * is in no message, on whichever stream.
 */
final class SecretKeyCommand {

    private static final String NAME = "RIALTO_SECRET_KEY_COMMAND";
    private static final String BY_HAND = "run it by hand, as the user that the server runs as, to see why.";
    private static final int LIMIT = 1024;

    private final List<String> words;
    private final Duration patience;

    /** @param words the program and its arguments; no shell reads them */
    SecretKeyCommand(List<String> words) {
        this(words, Duration.ofSeconds(30));
    }

    SecretKeyCommand(List<String> words, Duration patience) {
        this.words = List.copyOf(words);
        this.patience = patience;
    }

    SecretKey key() {
        Process process = started();
        try {
            return keyOf(ended(process));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process started() {
        try {
            Process process =
                    new ProcessBuilder(words).redirectError(Redirect.DISCARD).start();
            process.getOutputStream().close(); // nobody is there to answer a question
            return process;
        } catch (IOException e) {
            throw refused("names the program " + words.getFirst() + ", which cannot be started: give its whole path.");
        }
    }

    private Ended ended(Process process) {
        try {
            return CompletableFuture.supplyAsync(() -> output(process), Thread::startVirtualThread)
                    .thenCombine(process.onExit(), (output, gone) -> new Ended(gone.exitValue(), output))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw refused("did not end within " + patience.toSeconds() + " seconds: " + BY_HAND);
        } catch (ExecutionException e) {
            throw refused("printed what cannot be read: " + BY_HAND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + NAME + " ran", e);
        }
    }

    private static String output(Process process) {
        try {
            byte[] output = process.getInputStream().readNBytes(LIMIT + 1);
            if (output.length > LIMIT) {
                process.destroyForcibly(); // else it waits for ever to print the rest
            }
            return new String(output, US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretKey keyOf(Ended program) {
        if (program.output().length() > LIMIT) {
            throw refused(
                    "printed more than " + LIMIT + " bytes: it must print the key, 43 characters, and nothing else.");
        }
        if (program.code() != 0) {
            throw refused("ended with exit code " + program.code() + ": " + BY_HAND);
        }
        String text = program.output().strip();
        if (text.isEmpty()) {
            throw refused("printed nothing: it must print the key, 43 characters.");
        }
        return Variables.key("What " + NAME + " printed", text);
    }

    private static StartRefused refused(String what) {
        return new StartRefused(NAME + " " + what);
    }

    private record Ended(int code, String output) {}
}
