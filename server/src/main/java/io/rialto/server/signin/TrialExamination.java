package io.rialto.server.signin;

import io.rialto.server.discovery.Discovered;
import io.rialto.server.discovery.Discovery;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.signin.attempt.Finding;
import io.rialto.server.signin.attempt.Finding.Point;
import io.rialto.server.signin.attempt.Findings;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.openid.Examination;
import io.rialto.server.signin.openid.Identity;
import io.rialto.server.signin.openid.OpenIdConnect;
import io.rialto.server.signin.openid.Result;
import io.rialto.server.signin.openid.Started;
import io.rialto.server.signin.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at everything that a sign-in would be decided by, from the provider's own document to the member that it would be. */
@Component
class TrialExamination {

    private final Discovery discovery;
    private final OpenIdConnect openId;
    private final Examination examination;
    private final Admission admission;

    TrialExamination(Discovery discovery, OpenIdConnect openId, Examination examination, Admission admission) {
        this.discovery = discovery;
        this.openId = openId;
        this.examination = examination;
        this.admission = admission;
    }

    Trial.Result of(Started started, Returned returned, IdentityProvider provider) {
        Findings findings = new Findings();
        addresses(provider, findings);
        Optional<Foreseen> foreseen = back(started, findings)
                .flatMap(inTime -> code(returned, provider, findings))
                .flatMap(code -> examination.examine(code, started, provider, findings))
                .flatMap(identity -> member(identity, provider, findings));
        Optional<Refused> refused = findings.first();
        return new Trial.Result(
                findings(findings, provider),
                refused.orElse(null),
                closed(provider),
                foreseen.map(Foreseen::member).orElse(null),
                foreseen.map(known -> known.role().key()).orElse(""));
    }

    // The state of the provider is no fault of what it sent: it comes last.
    private static List<Finding> findings(Findings findings, IdentityProvider provider) {
        Refused closed = closed(provider);
        if (closed == null) {
            findings.passed(Point.OPEN, "open", "open");
        } else {
            findings.refused(Point.OPEN, closed);
        }
        return findings.all();
    }

    // What is set here counts, so a difference stops nobody; it is the likely cause when something else does.
    private void addresses(IdentityProvider provider, Findings findings) {
        switch (discovery.of(provider.issuer())) {
            case Discovered.NotFound(var sentence) ->
                findings.noted(Point.ADDRESSES, provider.issuer(), "the issuer " + sentence);
            case Discovered.Found found -> {
                Map<String, String> here = new LinkedHashMap<>();
                Map<String, String> there = new LinkedHashMap<>();
                differing("authorize_url", provider.authorizeUrl().toString(), found.authorizeUrl(), here, there);
                differing("token_url", provider.tokenUrl().toString(), found.tokenUrl(), here, there);
                differing("jwks_url", provider.jwksUrl().toString(), found.jwksUrl(), here, there);
                if (here.isEmpty()) {
                    findings.passed(Point.ADDRESSES, "the addresses that are set here", "the same");
                } else {
                    findings.noted(Point.ADDRESSES, words(here), words(there));
                }
            }
        }
    }

    private static void differing(
            String name, String ours, String theirs, Map<String, String> here, Map<String, String> there) {
        if (!withoutQuery(ours).equals(withoutQuery(theirs))) {
            here.put(name, withoutQuery(ours));
            there.put(name, withoutQuery(theirs));
        }
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("[?#].*$", "");
    }

    private static String words(Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private Optional<Started> back(Started started, Findings findings) {
        if (openId.isOver(started)) {
            findings.refused(Point.BACK, new Refused(Refusal.ATTEMPT_EXPIRED));
            return Optional.empty();
        }
        findings.passed(Point.BACK, "within ten minutes", "in time");
        return Optional.of(started);
    }

    private static Optional<String> code(Returned returned, IdentityProvider provider, Findings findings) {
        return noted(findings, Point.ANSWER, returned.codeFor(provider), code -> "a code");
    }

    private Optional<Foreseen> member(Identity identity, IdentityProvider provider, Findings findings) {
        return noted(findings, Point.MEMBER, admission.foresee(identity, provider), Foreseen::sentence);
    }

    private static <T> Optional<T> noted(Findings findings, Point point, Result<T> result, Function<T, String> actual) {
        return switch (result) {
            case Result.Good<T>(T value) -> {
                findings.passed(point, "", actual.apply(value));
                yield Optional.of(value);
            }
            case Result.Bad<T>(var refused) -> {
                findings.refused(point, refused);
                yield Optional.empty();
            }
        };
    }

    private static @Nullable Refused closed(IdentityProvider provider) {
        return switch (Selection.gate(provider)) {
            case Selection.Open open -> null;
            case Selection.Closed(var ignored, var reason) -> new Refused(reason, "open", reason.code());
            case Selection.None(var reason) -> new Refused(reason, "open", reason.code());
        };
    }
}
