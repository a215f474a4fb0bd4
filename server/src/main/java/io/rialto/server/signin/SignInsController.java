package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.organization.Users;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignIn;
import io.rialto.server.signin.attempt.SignIns;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of each attempt to sign in to one's organizations. */
@Controller
class SignInsController {

    private static final int MOST = 50;

    private final StaffPages pages;
    private final SignIns signIns;
    private final IdentityProviders providers;
    private final Users users;

    SignInsController(StaffPages pages, SignIns signIns, IdentityProviders providers, Users users) {
        this.pages = pages;
        this.signIns = signIns;
        this.providers = providers;
        this.users = users;
    }

    /** @param cause absent when they are signed in */
    record Row(
            String reference,
            String at,
            String way,
            String who,
            String outcome,
            @Nullable String cause,
            String expected,
            String actual) {}

    @GetMapping("/dashboard/sign-ins")
    void list(
            @RequestParam(defaultValue = "") String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignedIn signedIn = Doorman.present().orElseThrow();
        String wanted = reference.strip().toUpperCase(Locale.ROOT);
        List<Row> rows = (wanted.isEmpty()
                        ? signIns.latest(signedIn.organizations(), MOST)
                        : found(wanted, signedIn).stream().toList())
                .stream().map(this::row).toList();
        Map<String, Object> model =
                Map.of("person", Words.of(signedIn.user()), "rows", rows, "reference", shown(wanted));
        pages.write(View.of("sign-ins", model), request, response);
    }

    private Optional<SignIn> found(String wanted, SignedIn signedIn) {
        try {
            return signIns.byReference(new Reference(wanted), signedIn.organizations());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String shown(String wanted) {
        return wanted.length() > 40 ? wanted.substring(0, 40) : wanted;
    }

    private Row row(SignIn signIn) {
        Refused refused = signIn.refused().orElse(null);
        return new Row(
                signIn.reference().value(),
                Words.of(signIn.at()),
                way(signIn.attempt()),
                who(signIn.attempt()),
                refused == null ? "Signed in" : refused.reason().code(),
                refused == null ? null : refused.reason().cause(),
                refused == null ? "" : refused.expected(),
                refused == null ? "" : refused.actual());
    }

    private String way(Attempt attempt) {
        return attempt.provider() == null
                ? attempt.method().label()
                : providers.byId(attempt.provider()).map(IdentityProvider::name).orElse("A provider that was deleted");
    }

    private String who(Attempt attempt) {
        return attempt.user() == null
                ? "–"
                : users.byId(attempt.user()).map(Words::of).orElse("–");
    }
}
