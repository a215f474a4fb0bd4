package io.rialto.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A hardware security module in software, Debian's SoftHSM 2, with its tokens in a folder of their own. */
record SoftHsm(Path folder) {

    static final String PIN = "hunter2-pin";

    /** With one token of each label. */
    static SoftHsm with(Path folder, String... labels) throws IOException, InterruptedException {
        SoftHsm hsm = new SoftHsm(folder);
        Files.writeString(hsm.configuration(), "directories.tokendir = " + folder + "\n");
        for (String label : labels) {
            Outcome.of(
                            folder,
                            Map.of("SOFTHSM2_CONF", hsm.configuration().toString()),
                            "",
                            "softhsm2-util",
                            "--init-token",
                            "--free",
                            "--label",
                            label,
                            "--pin",
                            PIN,
                            "--so-pin",
                            PIN)
                    .good();
        }
        return hsm;
    }

    /** The server makes its keys in the token of this label. */
    RunningRialto serving(RunningRialto rialto, String label) {
        return rialto.with("SOFTHSM2_CONF", configuration().toString())
                .with("RIALTO_PKCS11_LIBRARY", library().toString())
                .with("RIALTO_PKCS11_TOKEN", label)
                .with("RIALTO_PKCS11_PIN", PIN);
    }

    private Path configuration() {
        return folder.resolve("softhsm2.conf");
    }

    private static Path library() {
        return Stream.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/local/lib/softhsm")
                .map(place -> Path.of(place, "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("SoftHSM is missing: ./rialto test installs it"));
    }
}
