package io.rialto.demo.rewards;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.kit.Login;
import io.rialto.kit.SignIn.How;
import io.rialto.kit.Subject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The service's own sessions. Rialto knows nothing of them. */
final class Visits {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Map<String, Visit> byId = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final String cookie;
    private final Clock clock;

    Visits(String cookie, Clock clock) {
        this.cookie = cookie;
        this.clock = clock;
    }

    /** A signed-in customer, and how that came about. */
    record Visit(Subject subject, Login login, How how, Instant until) {

        @Override
        public String toString() {
            return "Visit[" + how + "]";
        }
    }

    Optional<Visit> of(Call call) {
        return Optional.ofNullable(call.cookies().get(cookie))
                .map(byId::get)
                .filter(visit -> clock.instant().isBefore(visit.until()));
    }

    /** A new session with a new id, whatever the browser brought along. */
    Answer begin(Call call, Login login, How how, Answer answer) {
        end(call);
        Instant now = clock.instant();
        byId.values().removeIf(visit -> !now.isBefore(visit.until()));
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byId.put(id, new Visit(login.subject(), login, how, now.plus(LIFETIME)));
        return answer.with("Set-Cookie", cookie + "=" + id + "; Path=/; HttpOnly; SameSite=Lax");
    }

    Answer end(Call call, Answer answer) {
        end(call);
        return answer.with("Set-Cookie", cookie + "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    }

    private void end(Call call) {
        Optional.ofNullable(call.cookies().get(cookie)).ifPresent(byId::remove);
    }
}
