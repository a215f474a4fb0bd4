package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.NOW;
import static io.rialto.kit.ForgedResponse.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.JustInTime.Contract;
import io.rialto.kit.MemoryAccounts.Account;
import io.rialto.kit.SignIn.How;
import io.rialto.kit.SignIn.SignedIn;
import io.rialto.kit.SignIn.TurnedAway;
import io.rialto.kit.SignIn.Why;
import io.rialto.saml.NameId;
import io.rialto.saml.Signed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JustInTimeTest {

    private static final Contract BY_EMAIL = Contract.CREATE_ONLY.matchingEmail("email");

    private final MemoryAccounts accounts = new MemoryAccounts();

    @Test
    void theFirstLoginMakesAnAccountAndTheNextOnesFindIt() {
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);

        assertSignedIn(How.CREATED, justInTime.signIn(aLogin("jane", "jane@shop.test")));
        assertSignedIn(How.EXISTING, justInTime.signIn(aLogin("jane", "jane@shop.test")));

        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void anotherSubjectIsAnotherAccount() {
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);

        justInTime.signIn(aLogin("jane", "jane@shop.test"));
        justInTime.signIn(aLogin("bob", "bob@shop.test"));

        assertThat(accounts.all()).hasSize(2);
    }

    @Test
    void createOnlyLeavesTheAccountAlone() {
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);
        justInTime.signIn(aLogin("jane", "jane@shop.test"));

        Account account = assertSignedIn(How.EXISTING, justInTime.signIn(aLogin("jane", "jane@new.test")));

        assertThat(account.email()).isEqualTo("jane@shop.test");
    }

    @Test
    void syncTakesOverTheNewAddressIntoTheSameAccount() {
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.SYNC_EACH_LOGIN);
        justInTime.signIn(aLogin("jane", "jane@shop.test"));

        Account account = assertSignedIn(How.UPDATED, justInTime.signIn(aLogin("jane", "jane@new.test")));

        assertThat(account.email()).isEqualTo("jane@new.test");
        assertThat(accounts.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@shop.test", "Jane@Shop.TEST", " JANE@SHOP.TEST "})
    void anAccountFromBeforeIsLinkedByItsAddressInAnyCase(String spelling) {
        accounts.add("jane@shop.test");
        JustInTime<Account> justInTime = new JustInTime<>(accounts, BY_EMAIL);

        assertSignedIn(How.LINKED, justInTime.signIn(aLogin("jane", spelling)));
        assertSignedIn(How.EXISTING, justInTime.signIn(aLogin("jane", "jane@elsewhere.test")));

        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void withoutLeaveNobodyIsMatchedByAddress() {
        accounts.add("jane@shop.test");
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);

        SignIn<Account> signIn = justInTime.signIn(aLogin("jane", "jane@shop.test"));

        assertThat(signIn).isEqualTo(new TurnedAway<>(Why.ACCOUNT_CONFLICT));
        assertThat(accounts.all()).extracting(Account::subject).containsOnlyNulls();
    }

    @Test
    void anAccountThatBelongsToSomebodyIsNotTakenOverByItsAddress() {
        JustInTime<Account> justInTime = new JustInTime<>(accounts, BY_EMAIL);
        justInTime.signIn(aLogin("jane", "jane@shop.test"));

        SignIn<Account> mallory = justInTime.signIn(aLogin("mallory", "jane@shop.test"));

        assertThat(mallory).isEqualTo(new TurnedAway<>(Why.ACCOUNT_CONFLICT));
        assertThat(accounts.all()).extracting(Account::subject).containsExactly(new Subject(SHOP, "jane"));
    }

    @Test
    void aLookAlikeOfAnAddressMatchesNobody() {
        accounts.add("kim@shop.test");
        JustInTime<Account> justInTime = new JustInTime<>(accounts, BY_EMAIL);

        // U+212A KELVIN SIGN, whose lower case is an ordinary k
        SignIn<Account> signIn = justInTime.signIn(aLogin("mallory", "\u212Aim@shop.test"));

        assertSignedIn(How.CREATED, signIn);
        assertThat(accounts.all()).hasSize(2);
    }

    @Test
    void aNameThatChangesEachTimeMakesNoAccount() {
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);

        SignIn<Account> signIn = justInTime.signIn(aLogin("_8f2a", "jane@shop.test", NameId.TRANSIENT));

        assertThat(signIn).isEqualTo(new TurnedAway<>(Why.SUBJECT_NOT_LASTING));
        assertThat(accounts.all()).isEmpty();
    }

    static Login aLogin(String subject, String email) {
        return aLogin(subject, email, NameId.PERSISTENT);
    }

    private static Login aLogin(String subject, String email, String format) {
        return new Login(
                new Subject(SHOP, subject),
                format,
                Map.of("email", List.of(email)),
                NOW,
                null,
                null,
                "_assertion",
                NOW.plusSeconds(300),
                new Login.Proof(Signed.ASSERTION, TestSignature.RSA_SHA256, "CN=shop", "00"));
    }

    private static Account assertSignedIn(How how, SignIn<Account> signIn) {
        assertThat(signIn)
                .isInstanceOfSatisfying(
                        SignedIn.class, in -> assertThat(in.how()).isEqualTo(how));
        return ((SignedIn<Account>) signIn).account();
    }
}
