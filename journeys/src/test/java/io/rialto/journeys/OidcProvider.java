package io.rialto.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A provider that others wrote: oidc-provider, on an address of its own of this machine. */
final class OidcProvider implements AutoCloseable {

    private static final Path PROGRAM = Path.of("src", "test", "node", "openid");
    /** Another than Rialto's: cookies are shared by the ports of one. */
    private static final String HOST = "127.0.0.2";

    private final Process process;
    private final String issuer;

    private OidcProvider(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    static OidcProvider start(Path folder, String clientId, String clientSecret, String redirectUri)
            throws IOException, InterruptedException {
        for (String file : List.of("package.json", "package-lock.json", "provider.mjs")) {
            Files.copy(PROGRAM.resolve(file), folder.resolve(file));
        }
        Outcome.of(folder, Map.of(), "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .good();
        int port = Ports.free();
        Process process = new ProcessBuilder("node", "provider.mjs")
                .directory(folder.toFile())
                .redirectError(folder.resolve("provider.log").toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write(new JsonMapper()
                    .writeValueAsBytes(Map.of(
                            "host", HOST,
                            "port", port,
                            "clientId", clientId,
                            "clientSecret", clientSecret,
                            "redirectUri", redirectUri)));
        }
        awaitReady(process, folder);
        return new OidcProvider(process, "http://" + HOST + ":" + port);
    }

    private static void awaitReady(Process process, Path folder) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new AssertionError("oidc-provider ended: " + Files.readString(folder.resolve("provider.log")));
            }
        }
    }

    String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
