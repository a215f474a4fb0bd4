package io.rialto.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;

/** The server's secret key where the environment names none: a file of the data folder that only its owner may read. */
final class SecretKeyFile {

    private static final String NAME = "secret.key";
    private static final int BYTES = 32;

    private SecretKeyFile() {}

    /** The key in the data folder, made when there is none. */
    static SecretKey kept(Path folder, SecureRandom random) {
        Path file = DataFolder.prepare(folder).resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return Variables.key("The file " + file + ", kept because RIALTO_SECRET_KEY is not set,", text);
        } catch (IOException e) {
            throw new StartRefused("RIALTO_SECRET_KEY is not set and " + file + " can be neither read nor made.", e);
        }
    }

    // Written beside and moved, so that a start cut short never leaves half a key; of two starts at once the first
    // wins.
    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), NAME, ".new", ownerOnly(file));
        try {
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
