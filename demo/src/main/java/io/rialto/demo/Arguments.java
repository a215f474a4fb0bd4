package io.rialto.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the demo was asked to do.
 *
 * @param serverJar the server to start
 * @param walk go the way once and end, instead of waiting for somebody to click
 */
record Arguments(Path serverJar, boolean walk) {

    private static final Pattern JAR = Pattern.compile("rialto-server-.*-app\\.jar");
    private static final String USAGE = "the demo takes --walk, and --server-jar FILE.";

    static Arguments of(String[] arguments) throws Stopped {
        Optional<Path> jar = Optional.empty();
        boolean walk = false;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--walk" -> walk = true;
                case "--server-jar" -> jar = Optional.of(Path.of(value(rest)));
                default -> throw new Stopped(USAGE);
            }
        }
        Path serverJar = jar.or(Arguments::besideTheDemo)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new Stopped("the server's jar was not found; build it with 'mvn package', "
                        + "or name it with --server-jar FILE."));
        return new Arguments(serverJar.toAbsolutePath(), walk);
    }

    private static String value(Iterator<String> rest) throws Stopped {
        if (!rest.hasNext()) {
            throw new Stopped(USAGE);
        }
        return rest.next();
    }

    /** {@code server/target} in the project that this jar or the current folder lies in. */
    private static Optional<Path> besideTheDemo() {
        String classPath = System.getProperty("java.class.path", "");
        return Stream.of(
                        Path.of(classPath.split(File.pathSeparator, 2)[0]).toAbsolutePath(),
                        Path.of("x").toAbsolutePath())
                .flatMap(path -> Stream.iterate(path.getParent(), folder -> folder != null, Path::getParent))
                .map(folder -> folder.resolve("server/target"))
                .filter(Files::isDirectory)
                .flatMap(Arguments::appJars)
                .max(Comparator.comparingLong(path -> path.toFile().lastModified()));
    }

    private static Stream<Path> appJars(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files
                    .filter(file -> JAR.matcher(file.getFileName().toString()).matches())
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
