package io.rialto.demo.rewards;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.kit.DeepLinks;
import io.rialto.kit.JustInTime;
import io.rialto.kit.Login;
import io.rialto.kit.Reason;
import io.rialto.kit.ServiceProvider;
import io.rialto.kit.SignIn.SignedIn;
import io.rialto.kit.SignIn.TurnedAway;
import io.rialto.kit.Verdict;
import io.rialto.kit.Wish;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /login} and {@code /saml/acs}: everything a service does with the kit, in one place. */
final class Door {

    private static final System.Logger LOG = System.getLogger("io.rialto.demo");

    private final List<Trust> trusts;
    private final Requests requests;
    private final JustInTime<Account> accounts;
    private final DeepLinks links;
    private final Visits visits;
    private final Pages pages;

    Door(
            List<Trust> trusts,
            Requests requests,
            JustInTime<Account> accounts,
            DeepLinks links,
            Visits visits,
            Pages pages) {
        this.trusts = trusts;
        this.requests = requests;
        this.accounts = accounts;
        this.links = links;
        this.visits = visits;
        this.pages = pages;
    }

    /** A login that begins here. */
    Answer begin() {
        return trusts.getFirst()
                .serviceProvider()
                .map(serviceProvider -> serviceProvider.begin(Wish.login()))
                .map(request -> requests.remember(
                        request, Answer.redirect(request.location().toString())))
                .orElseGet(pages::notReady);
    }

    Answer answer(Call call) {
        List<ServiceProvider> believed = trusts.stream()
                .map(Trust::serviceProvider)
                .flatMap(Optional::stream)
                .toList();
        if (believed.isEmpty()) {
            return pages.notReady();
        }
        return switch (check(call.field("SAMLResponse"), requests.of(call), believed)) {
            case Verdict.Accepted(Login login) -> signIn(call, login);
            case Verdict.Refused refused -> refuse(refused.reason().name(), refused.explanation(), refused.detail());
        };
    }

    /** By the one it says it comes from; each believes its own site only. */
    private static Verdict check(@Nullable String response, @Nullable String request, List<ServiceProvider> believed) {
        Verdict verdict = believed.getFirst().check(response, request);
        for (ServiceProvider next : believed.subList(1, believed.size())) {
            if (verdict instanceof Verdict.Refused refused && refused.reason() == Reason.WRONG_ISSUER) {
                verdict = next.check(response, request);
            }
        }
        return verdict;
    }

    private Answer signIn(Call call, Login login) {
        return switch (accounts.signIn(login)) {
            case SignedIn<Account> in -> {
                Answer on = Answer.seeOther(
                        links.follow(call.form().get("RelayState")).toString());
                yield visits.begin(call, login, in.how(), requests.forget(on));
            }
            case TurnedAway<Account> away ->
                refuse(away.why().name(), away.why().explanation(), "");
        };
    }

    private Answer refuse(String reason, String explanation, String detail) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(
                System.Logger.Level.INFO,
                "outcome=refused reason={0} reference={1} detail={2}",
                reason,
                reference,
                detail);
        return pages.refused(reason, explanation, reference);
    }
}
