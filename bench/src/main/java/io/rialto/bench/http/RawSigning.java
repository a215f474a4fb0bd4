package io.rialto.bench.http;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;

/**
 * A program of its own, to be pinned to the core that the server had: signs for some seconds with RSA-2048 by the fastest provider that
 * loads, and prints the rate per second.
 */
public final class RawSigning {

    private RawSigning() {}

    public static void main(String[] arguments) throws GeneralSecurityException {
        long seconds = Long.parseLong(arguments[0]);
        Provider provider = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                ? AmazonCorrettoCryptoProvider.INSTANCE
                : Security.getProvider("SunRsaSign");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
        generator.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA", provider);
        signature.initSign(generator.generateKeyPair().getPrivate());
        byte[] signedInfo = new byte[600];
        rate(signature, signedInfo, 1);
        System.out.printf("%s %.1f%n", provider.getName(), rate(signature, signedInfo, seconds));
    }

    private static double rate(Signature signature, byte[] bytes, long seconds) throws GeneralSecurityException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        int count = 0;
        while (System.nanoTime() < end) {
            signature.update(bytes);
            signature.sign();
            count++;
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
