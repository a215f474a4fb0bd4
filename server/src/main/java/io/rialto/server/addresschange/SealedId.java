package io.rialto.server.addresschange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.server.vault.Vault;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** The shop's id of a customer, as it rests: nobody's but that change's. */
@Component
class SealedId {

    private final Vault vault;

    SealedId(Vault vault) {
        this.vault = vault;
    }

    String seal(String customer, String change) {
        return Base64.getEncoder().encodeToString(vault.seal(customer.getBytes(UTF_8), context(change)));
    }

    String open(String sealed, String change) {
        return new String(vault.open(Base64.getDecoder().decode(sealed), context(change)), UTF_8);
    }

    private static String context(String change) {
        return "address-change/" + change;
    }
}
