package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.Accounts;
import io.rialto.kit.JustInTime;
import io.rialto.kit.JustInTime.Contract;
import io.rialto.kit.Login;
import io.rialto.kit.SignIn;
import io.rialto.kit.SignIn.How;
import io.rialto.kit.SignIn.SignedIn;
import io.rialto.kit.Subject;
import io.rialto.kit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that had an account of Jane's before, under a key of its choice: she enters that one. */
class MatchKeysTest {

    private static RunningRialto rialto;
    private static Shop shop;

    private final Person jane = jane().with("attributes", Map.of("customer_number", "C-000042"));
    private final Members members = new Members();

    @BeforeAll
    static void start() {
        rialto = aRunningRialto(Configuration.of(aSite(
                "main",
                aService("mail").naming(Map.of("name_id", "email")),
                aService("shopid").naming(Map.of("name_id", "customer_id")),
                aService("number")
                        .naming(Map.of(
                                "name_id", "customer_id", "name_id_value", "customer.attributes.customer_number")),
                aService("pairwise"))));
        shop = rialto.shop("main");
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    @Test
    void byTheSubjectThatIsHerAddress() {
        Member before = members.known(new Subject(shop.issuer(), "jane.doe@example.test"), "");

        assertThat(signIn("mail", Contract.CREATE_ONLY)).isEqualTo(new SignedIn<>(before, How.EXISTING));
        assertThat(members.all).hasSize(1);
    }

    @Test
    void byTheShopsCustomerId() {
        Member before = members.known(new Subject(shop.issuer(), "1"), "");

        assertThat(signIn("shopid", Contract.CREATE_ONLY)).isEqualTo(new SignedIn<>(before, How.EXISTING));
        assertThat(members.all).hasSize(1);
    }

    @Test
    void byACustomerNumber() {
        Member before = members.known(new Subject(shop.issuer(), "C-000042"), "");

        assertThat(signIn("number", Contract.CREATE_ONLY)).isEqualTo(new SignedIn<>(before, How.EXISTING));
        assertThat(members.all).hasSize(1);
    }

    @Test
    void byThePseudonymOfAnEarlierLogin() {
        SignedIn<Member> first = signIn("pairwise", Contract.CREATE_ONLY);

        SignedIn<Member> second = signIn("pairwise", Contract.CREATE_ONLY);

        assertThat(first.how()).isEqualTo(How.CREATED);
        assertThat(second).isEqualTo(new SignedIn<>(first.account(), How.EXISTING));
        assertThat(members.all).hasSize(1);
    }

    @Test
    void byTheAddressOfAnAccountThatHasNoSubjectYet() {
        members.known(null, "jane.doe@example.test");

        SignedIn<Member> first = signIn("pairwise", Contract.CREATE_ONLY.matchingEmail("email"));
        SignedIn<Member> second = signIn("pairwise", Contract.CREATE_ONLY.matchingEmail("email"));

        assertThat(first.how()).isEqualTo(How.LINKED);
        assertThat(second).isEqualTo(new SignedIn<>(first.account(), How.EXISTING));
        assertThat(members.all).hasSize(1);
    }

    private SignedIn<Member> signIn(String service, Contract contract) {
        Verdict verdict = KnownService.trusting(shop, service)
                .receives(shop.launch(service, jane).form());
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        SignIn<Member> signIn = new JustInTime<>(members, contract).signIn(((Verdict.Accepted) verdict).login());
        assertThat(signIn).isInstanceOf(SignedIn.class);
        return (SignedIn<Member>) signIn;
    }

    private record Member(int number, Optional<Subject> subject, String email) {}

    /** The service's accounts. */
    private static final class Members implements Accounts<Member> {

        private final List<Member> all = new ArrayList<>();

        private Member known(Subject subject, String email) {
            Member member = new Member(all.size() + 1, Optional.ofNullable(subject), email);
            all.add(member);
            return member;
        }

        @Override
        public Optional<Member> findBySubject(Subject subject) {
            return all.stream()
                    .filter(member -> member.subject().equals(Optional.of(subject)))
                    .findFirst();
        }

        @Override
        public Optional<Member> findUnlinkedByEmail(String email, String issuer) {
            return all.stream()
                    .filter(member ->
                            member.subject().isEmpty() && member.email().equals(email))
                    .findFirst();
        }

        @Override
        public Optional<Member> create(Login login) {
            return Optional.of(known(login.subject(), login.attribute("email").orElse("")));
        }

        @Override
        public Optional<Member> link(Member account, Login login) {
            Member linked = new Member(account.number(), Optional.of(login.subject()), account.email());
            all.set(account.number() - 1, linked);
            return Optional.of(linked);
        }

        @Override
        public Member update(Member account, Login login) {
            return account;
        }
    }
}
