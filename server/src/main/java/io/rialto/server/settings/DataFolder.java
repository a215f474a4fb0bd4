package io.rialto.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which one server keeps what is its own: the embedded database and the secret key. */
public final class DataFolder {

    private DataFolder() {}

    /** Makes the folder when it is missing, for its owner's eyes only. */
    public static Path prepare(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                create(folder);
            }
            if (!Files.isWritable(folder)) {
                throw new StartRefused("RIALTO_DATA_DIR names " + folder + ", which this user may not write to.");
            }
            return folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new StartRefused("RIALTO_DATA_DIR names " + folder + ", which cannot be made into a folder.", e);
        }
    }

    private static void create(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }
}
