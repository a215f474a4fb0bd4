package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Keys that this node has signed with: each is opened once. */
@Component
class OpenedKeys {

    private final KeyRows rows;
    private final PrivateKeys keys;
    private final Map<KeyId, SigningKey> opened = new ConcurrentHashMap<>();

    OpenedKeys(KeyRows rows, PrivateKeys keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** @throws io.rialto.server.settings.StartRefused when its private half is not at hand */
    SigningKey of(SiteKey key) {
        SigningKey known = opened.get(key.id());
        return known == null ? opened.computeIfAbsent(key.id(), id -> open(key)) : known;
    }

    private SigningKey open(SiteKey key) {
        StoredKey stored =
                rows.stored(key.id()).orElseThrow(() -> new IllegalStateException("the signing key was retired"));
        return keys.open(key.owner(), stored);
    }

    /** A key that nothing is signed with any more. */
    void forget(KeyId id) {
        opened.remove(id);
    }
}
