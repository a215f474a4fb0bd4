package io.rialto.server.pairing;

import io.rialto.server.json.StrictJson;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a shop sends. */
record PairingRequest(String code, String baseUrl) {

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_URL = 2_000;

    static Optional<PairingRequest> read(byte[] body) {
        return StrictJson.members(ByteBuffer.wrap(body))
                .filter(members -> members.keySet().equals(Set.of("code", "base_url")))
                .flatMap(PairingRequest::of);
    }

    private static Optional<PairingRequest> of(Map<String, Object> members) {
        return members.get("code") instanceof String code
                        && members.get("base_url") instanceof String url
                        && code.length() <= LONGEST_CODE
                        && url.length() <= LONGEST_URL
                ? Optional.of(new PairingRequest(code, url))
                : Optional.empty();
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "PairingRequest[…]";
    }
}
