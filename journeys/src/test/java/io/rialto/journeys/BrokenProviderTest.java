package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.provider.Client;
import io.rialto.demo.provider.Misbehaviour;
import io.rialto.demo.provider.Person;
import io.rialto.demo.provider.Provider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider that does one thing wrong: nobody comes in, and the reason is the right one. */
class BrokenProviderTest {

    private static final Person JANE = new Person("248289761001", "jane@acme.example", "Jane", "Doe");

    private static final String FROM = "X-Forwarded-For";
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private static Office office;
    private static Provider provider;

    @BeforeAll
    static void start() throws Exception {
        office = Office.open();
        provider = Provider.start(0, new Client("rialto", "s3cr+t:%", office.redirectUri()), List.of(JANE));
        office.trust(new Office.Trusted(
                "Acme SSO", "acme.example", "rialto", "s3cr+t:%", provider.issuer(), provider.issuer()));
    }

    @AfterAll
    static void stop() {
        provider.close();
        office.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"NONE", "SECRET_IN_THE_FORM_ALONE", "ROTATED_KEY"})
    void whatIsRightLeadsToTheDashboard(Misbehaviour how) {
        provider.misbehave(how);
        Visitor jane = new Visitor();

        Answer answer = signIn(jane);

        assertThat(answer.location().getPath()).isEqualTo("/dashboard");
        assertThat(jane.follow(answer).location().getPath()).isEqualTo("/dashboard/acme");
        assertThat(jane.get(office.at("/me")).body()).contains("Jane Doe", "Acme", "Auditor", "SSO");
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_STATE, bad_state",
        "OTHER_ISSUER_PARAMETER, wrong_issuer",
        "NO_CODE, provider_refused",
        "SERVER_ERROR, provider_refused",
        "CODE_REFUSED, token_refused",
        "CLIENT_REFUSED, client_refused",
        "SLOW_TOKENS, provider_unreachable",
        "REDIRECTING_TOKENS, provider_unreachable",
        "TOKENS_FAIL, provider_unreachable",
        "HUGE_TOKENS, provider_unreachable",
        "NO_ID_TOKEN, malformed_token",
        "UNSIGNED, weak_algorithm",
        "SIGNED_WITH_CLIENT_SECRET, weak_algorithm",
        "SIGNED_WITH_PUBLIC_KEY, weak_algorithm",
        "FORGED, bad_signature",
        "FORGED_WITH_ITS_OWN_KEY, bad_signature",
        "UNPUBLISHED_KEY, unknown_key",
        "FOREIGN_ISSUER, wrong_issuer",
        "OTHER_AUDIENCE, wrong_audience",
        "SEVERAL_AUDIENCES, wrong_audience",
        "OTHER_PARTY, wrong_audience",
        "EXPIRED, expired",
        "FROM_THE_FUTURE, issued_in_future",
        "OLD, too_old",
        "NO_NONCE, bad_nonce",
        "OTHER_NONCE, bad_nonce",
        "OTHER_TOKEN_HASH, bad_token_hash",
        "NO_SUBJECT, malformed_token",
        "NO_EMAIL, no_email",
        "EMAIL_UNVERIFIED, unverified_email",
        "EMAIL_VERIFIED_UNSAID, unverified_email",
        "EMAIL_OUTSIDE, email_outside",
        "EMAIL_OF_A_SUBDOMAIN, email_outside"
    })
    void whatIsWrongIsRefusedForItsOwnReason(Misbehaviour how, String code) {
        provider.misbehave(how);
        Visitor jane = new Visitor();

        Answer answer = signIn(jane);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location().toString())
                .matches("http://127\\.0\\.0\\.1:\\d+/login\\?error=" + code + "&reference=[0-9A-Z]{12}");
        assertThat(jane.get(office.at("/dashboard")).location().getPath()).isEqualTo("/login");
    }

    @ParameterizedTest
    @CsvSource({"HUGE_KEYS", "NO_KEYS"})
    void keysThatAreNotToBeHadAreTheProvidersFault(Misbehaviour how) throws Exception {
        try (Provider fresh = Provider.start(0, new Client("rialto", "secret", office.redirectUri()), List.of(JANE))) {
            String domain = how.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".example";
            office.trust(new Office.Trusted(how.name(), domain, "rialto", "secret", fresh.issuer(), fresh.issuer()));
            fresh.misbehave(how);

            Answer answer = signIn(new Visitor(), how.name());

            assertThat(answer.location().getQuery()).startsWith("error=provider_unreachable");
        }
    }

    @Test
    void whoeverCancelsIsToldSo() {
        provider.misbehave(Misbehaviour.NONE);
        Visitor jane = new Visitor();
        Answer login = jane.follow(begin(jane, "Acme SSO"));

        Answer back = jane.follow(jane.post(login.form().action(), Map.of("cancel", "yes")));

        assertThat(back.location().getQuery()).startsWith("error=cancelled");
    }

    @Test
    void everyMisbehaviourIsTried() {
        Set<Misbehaviour> tried = EnumSet.noneOf(Misbehaviour.class);
        for (var method : BrokenProviderTest.class.getDeclaredMethods()) {
            CsvSource cases = method.getAnnotation(CsvSource.class);
            EnumSource names = method.getAnnotation(EnumSource.class);
            if (cases != null) {
                for (String line : cases.value()) {
                    tried.add(Misbehaviour.valueOf(line.split(",", 2)[0]));
                }
            }
            if (names != null) {
                List.of(names.names()).forEach(name -> tried.add(Misbehaviour.valueOf(name)));
            }
        }

        assertThat(tried).containsExactlyInAnyOrder(Misbehaviour.values());
    }

    private static Answer begin(Visitor visitor, String name) {
        Answer page = visitor.get(office.at("/login/sso"));
        String csrf = page.form().fields().get("_csrf");
        return visitor.post(page.form().action(), Map.of("name", name, "_csrf", csrf), FROM, address());
    }

    private static Answer signIn(Visitor visitor) {
        return signIn(visitor, "Acme SSO");
    }

    /** What the callback answers. */
    private static Answer signIn(Visitor visitor, String name) {
        Answer login = visitor.follow(begin(visitor, name));
        Answer back = visitor.post(login.form().action(), Map.of("subject", JANE.subject()));
        return visitor.get(back.location(), FROM, address());
    }

    // Everybody comes from elsewhere, else they would be too many for one address.
    private static String address() {
        return "198.51.100." + VISITORS.incrementAndGet();
    }
}
