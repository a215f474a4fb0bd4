package io.rialto.server.trial;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.twin.Person;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** The accounts that twins know: of trials within the hour. */
@Component
class TwinBook {

    private static final long FIRST = 100_000_000;
    private static final long NUMBERS = 900_000_000;

    private final TrialRows rows;
    private final KeyedHash hashes;
    private final Clock clock;

    TwinBook(TrialRows rows, ServerSecrets secrets, Clock clock) {
        this.rows = rows;
        this.hashes = new KeyedHash(secrets, "trial-launches");
        this.clock = clock;
    }

    /** Under which an account is kept. */
    String page(ServiceId service, Person person) {
        return hashes.of(service.value().toString(), person.by(), person.value());
    }

    boolean knows(ServiceId service, Person person) {
        return rows.knows(service, page(service, person), clock.instant().minus(Trial.KEPT));
    }

    /** The number that the twin of a service gives that persona, each time the same. */
    String number(ServiceId service, String persona) {
        byte[] hash = Base64.getUrlDecoder()
                .decode(hashes.of("number", service.value().toString(), persona));
        return Long.toString(FIRST + Math.floorMod(ByteBuffer.wrap(hash).getLong(), NUMBERS));
    }
}
