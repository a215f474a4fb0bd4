package io.rialto.demo.club;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The club's own sessions, and logins that are under way. */
final class Visits {

    private static final String VISIT = "CLUB_SESSION";
    private static final String LOGIN = "CLUB_LOGIN";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final Map<String, Visit> byId = new ConcurrentHashMap<>();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param idToken for logging out at the site */
    record Visit(Members.Entered entered, String session, String idToken) {

        @Override
        public String toString() {
            return "Visit";
        }
    }

    /** A login of one browser, until its code comes back. */
    record Login(String state, String nonce, String verifier, String target) {

        @Override
        public String toString() {
            return "Login";
        }
    }

    Login begin(String target) {
        return new Login(text(), text(), text() + text(), target);
    }

    Answer remember(Login login, Answer answer) {
        String id = text();
        logins.put(id, login);
        return answer.with("Set-Cookie", LOGIN + "=" + id + ATTRIBUTES);
    }

    /** The login of this browser; once. */
    Optional<Login> login(Call call) {
        return Optional.ofNullable(call.cookies().get(LOGIN)).map(logins::remove);
    }

    /** A new session with a new id, whatever the browser brought along. */
    Answer enter(Call call, Visit visit, Answer answer) {
        leave(call);
        String id = text();
        byId.put(id, visit);
        return answer.with("Set-Cookie", VISIT + "=" + id + ATTRIBUTES)
                .with("Set-Cookie", LOGIN + "=; Max-Age=0" + ATTRIBUTES);
    }

    Optional<Visit> of(Call call) {
        return Optional.ofNullable(call.cookies().get(VISIT)).map(byId::get);
    }

    Optional<Visit> leave(Call call) {
        return Optional.ofNullable(call.cookies().get(VISIT)).map(byId::remove);
    }

    void end(String session) {
        byId.values().removeIf(visit -> visit.session().equals(session));
    }

    private String text() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
