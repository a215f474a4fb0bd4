package io.rialto.demo.rewards;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.kit.LoginRequest;
import org.jspecify.annotations.Nullable;

/** Which login this browser began here: its answer is good in this browser alone. */
final class Requests {

    private final String cookie;

    Requests(String cookie) {
        this.cookie = cookie;
    }

    /**
     * The answer comes by a POST from Rialto. On one machine that is the same site, so {@code Lax} does; a service elsewhere needs
     * {@code SameSite=None; Secure}.
     */
    Answer remember(LoginRequest request, Answer answer) {
        return answer.with(
                "Set-Cookie", cookie + "=" + request.id() + "; Max-Age=1800; Path=/; HttpOnly; SameSite=Lax");
    }

    @Nullable
    String of(Call call) {
        return call.cookies().get(cookie);
    }

    Answer forget(Answer answer) {
        return answer.with("Set-Cookie", cookie + "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    }
}
