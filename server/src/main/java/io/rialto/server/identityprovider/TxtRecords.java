package io.rialto.server.identityprovider;

import io.rialto.server.organization.OrganizationId;
import io.rialto.server.settings.Settings;
import io.rialto.server.vault.ServerSecrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/**
 * What a provider's domains must carry: HMAC-SHA256 over all that matters of it, under a key that never leaves the server. It gives
 * nothing away, and is the same again when a change is taken back.
 */
@Component
class TxtRecords {

    private static final String PURPOSE = "domain-proof";
    private static final List<Attribute> KEYS = List.of(
            Attribute.CLIENT_ID,
            Attribute.CLIENT_SECRET,
            Attribute.ISSUER,
            Attribute.TOKEN_URL,
            Attribute.AUTHORIZE_URL,
            Attribute.JWKS_URL);

    private final ServerSecrets secrets;
    private final String prefix;

    TxtRecords(ServerSecrets secrets, Settings settings) {
        this.secrets = secrets;
        this.prefix = settings.dns().txtPrefix();
    }

    String prefix() {
        return prefix;
    }

    String of(IdentityProviderId id, OrganizationId organization, Values values) {
        Mac mac = mac();
        Stream.of(
                        Stream.of(id.value(), organization.value().toString()),
                        KEYS.stream().map(values::of),
                        values.domains().stream().map(Domain::name).sorted())
                .flatMap(part -> part)
                .forEach(part -> feed(mac, part));
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.of(PURPOSE));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    // Each part behind its length: no two lists of parts make the same bytes.
    private static void feed(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
