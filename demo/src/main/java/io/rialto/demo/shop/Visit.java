package io.rialto.demo.shop;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.shop.Visitor.LoggedIn;
import java.time.Instant;
import java.util.Optional;

/** One call with the session it belongs to, which login and logout may exchange. */
final class Visit {

    static final String SESSION_COOKIE = "PHPSESSID";
    static final String PERSISTENT_COOKIE = "persistent_shopping_cart";

    private static final int A_YEAR = 31_536_000;

    private final Call call;
    private final Sessions sessions;
    private final Customers customers;
    private Session session;
    private Optional<String> rememberMe = Optional.empty();

    Visit(Call call, Sessions sessions, Customers customers) {
        this.call = call;
        this.sessions = sessions;
        this.customers = customers;
        this.session = sessions.of(call.cookies().get(SESSION_COOKIE));
        if (session.visitor() instanceof Visitor.Guest) {
            remembered().ifPresent(id -> session.belongsTo(new Visitor.Remembered(id)));
        }
    }

    Call call() {
        return call;
    }

    Session session() {
        return session;
    }

    /** Whom the cookie of the persistent cart in this call names. */
    Optional<Long> remembered() {
        return sessions.rememberedBy(call.cookies().get(PERSISTENT_COOKIE));
    }

    /**
     * {@code Magento\Customer\Model\Session::isLoggedIn}: the only right question. Nobody who is merely remembered, was deleted, or
     * has changed the password elsewhere.
     */
    Optional<Customer> loggedIn() {
        return session.visitor() instanceof LoggedIn visitor
                ? customers
                        .byId(visitor.customerId())
                        .filter(customer -> customer.password().equals(visitor.password()))
                : Optional.empty();
    }

    Instant now() {
        return sessions.now();
    }

    /** When who is logged in gave the password. */
    Optional<Instant> loggedInAt() {
        return session.visitor() instanceof LoggedIn visitor ? Optional.of(visitor.at()) : Optional.empty();
    }

    /** The administrator who acts as the customer. */
    Optional<Integer> admin() {
        return session.visitor() instanceof LoggedIn visitor ? Optional.ofNullable(visitor.admin()) : Optional.empty();
    }

    boolean formKeyIsRight() {
        return session.formKey().equals(call.field("form_key"));
    }

    void logIn(Customer customer, boolean remember) {
        sessions.logIn(session, new LoggedIn(customer.id(), sessions.now(), customer.password(), null));
        if (remember) {
            rememberMe = Optional.of(cookie(PERSISTENT_COOKIE, sessions.remember(customer.id()), A_YEAR));
        }
    }

    void logInAs(Customer customer, int admin) {
        sessions.logIn(session, new LoggedIn(customer.id(), sessions.now(), customer.password(), admin));
    }

    void logOut() {
        sessions.forget(call.cookies().get(PERSISTENT_COOKIE));
        rememberMe = Optional.of(cookie(PERSISTENT_COOKIE, "deleted", 0));
        session = sessions.logOut(session);
    }

    /** Every answer renews the session. */
    Answer withCookies(Answer answer) {
        int lifetime = (int) Sessions.LIFETIME.toSeconds();
        Answer renewed = answer.with("Set-Cookie", cookie(SESSION_COOKIE, session.id(), lifetime));
        return rememberMe.map(cookie -> renewed.with("Set-Cookie", cookie)).orElse(renewed);
    }

    private static String cookie(String name, String value, int seconds) {
        return name + "=" + value + "; Max-Age=" + seconds + "; path=/; domain=127.0.0.1; HttpOnly; SameSite=Lax";
    }
}
