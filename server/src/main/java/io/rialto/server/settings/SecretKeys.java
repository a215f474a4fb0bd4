package io.rialto.server.settings;

import java.security.SecureRandom;
import javax.crypto.SecretKey;

/** The server's secret key, from where the settings say that it is. */
public final class SecretKeys {

    private SecretKeys() {}

    /**
     * The key of the settings, what their command prints, or the one in the data folder, made when there is none.
     *
     * @throws StartRefused when the key cannot be had from there
     */
    public static SecretKey of(Settings settings, SecureRandom random) {
        SecretKey given = settings.secretKey();
        if (given != null) {
            return given;
        }
        return settings.secretKeyCommand().isEmpty()
                ? SecretKeyFile.kept(settings.dataFolder(), random)
                : new SecretKeyCommand(settings.secretKeyCommand()).key();
    }
}
