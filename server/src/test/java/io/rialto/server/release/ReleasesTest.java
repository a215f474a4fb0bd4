package io.rialto.server.release;

import static io.rialto.server.fixture.Fixtures.aCustomer;
import static io.rialto.server.fixture.Fixtures.aService;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.CustomerFixture;
import io.rialto.server.fixture.ServiceFixture;
import io.rialto.server.release.Release.Malformed;
import io.rialto.server.release.Release.Missing;
import io.rialto.server.release.Release.Released;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasesTest {

    private final Releases releases = new Releases(new Expressions());

    @Test
    void onlyWhatIsMappedIsReleasedUnderTheServicesNamesInOrder() {
        var service = aService()
                .releasing("urn:oid:0.9.2342.19200300.100.1.3", "customer.email")
                .releasing("displayName", "customer.first_name + ' ' + customer.last_name")
                .releasing("http://schemas.test/claims/segment", "customer.segments")
                .releasing("source", "'acme'");

        assertReleased(
                service,
                aCustomer(),
                one("urn:oid:0.9.2342.19200300.100.1.3", "jane.doe@example.test"),
                one("displayName", "Jane Doe"),
                several("http://schemas.test/claims/segment", "loyalty", "wholesale"),
                one("source", "acme"));
    }

    @Test
    void whatACustomerDoesNotHaveIsLeftOutNotSentEmpty() {
        var service = aService()
                .releasing("company", "customer.company.name")
                .releasing("nickname", "customer.attributes.nickname")
                .releasing("blank", "'  '")
                .releasing("none", "[]")
                .releasing("nulled", "null == null ? [] : ['x']")
                .releasing("id");

        assertReleased(service, aCustomer().withoutCompany(), one("id", "42"));
    }

    @Test
    void aLookupTableTranslatesAndLeavesOutWhatItDoesNotKnow() {
        var service = aService().releasing("level", "{'gold': '3', 'silver': '2'}[customer.attributes.loyalty_tier]");

        assertReleased(service, aCustomer(), one("level", "3"));
        assertReleased(service, aCustomer().with("loyalty_tier", "tin"));
    }

    @Test
    void numbersAndTruthValuesAreWrittenOut() {
        var service = aService()
                .releasing("points", "customer.attributes.points")
                .releasing("ratio", "customer.attributes.ratio")
                .releasing("whole", "customer.attributes.whole")
                .releasing("vip", "customer.attributes.vip")
                .releasing("sum", "customer.attributes.points + 1");

        assertReleased(
                service,
                aCustomer()
                        .with("points", 1200L)
                        .with("ratio", 0.5)
                        .with("whole", 2.0)
                        .with("vip", true),
                one("points", 1200L),
                one("ratio", 0.5),
                one("whole", 2.0),
                one("vip", true),
                one("sum", 1201L));
    }

    @Test
    void aRequiredAttributeThatYieldsNothingIsMissing() {
        var service = aService().releasing("company", "customer.company.name").requiring("company");

        assertThat(releases.release(aCustomer().withoutCompany().build(), service.build()))
                .isEqualTo(new Missing("company"));
        assertThat(releases.release(
                        aCustomer().build(), aService().requiring("uid").build()))
                .isEqualTo(new Missing("uid"));
        assertThat(releases.release(
                        aCustomer().with("nick", " \t").build(),
                        aService()
                                .releasing("n", "customer.attributes.nick")
                                .requiring("n")
                                .build()))
                .isEqualTo(new Missing("n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane",
                "jane@",
                "@example.test",
                "a@b@c",
                "jane doe@example.test",
                "j@exa mple.test",
                "j@x..y",
                "j\u0000@x.y",
                "<j@x.y>"
            })
    void anEmailThatIsNoneIsMalformed(String email) {
        var service =
                aService().releasing("mail", "customer.email").requiring("mail").build();

        assertThat(releases.release(aCustomer().withEmail(email).build(), service))
                .isEqualTo(new Malformed("mail"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@localhost",
                "jane+tag@example.test",
                "o'neil@example.test",
                "Käthe@bücher.example",
                "J@EXAMPLE.test"
            })
    void anEmailThatIsOnePasses(String email) {
        assertReleased(
                aService().releasing("email").requiring("email"), aCustomer().withEmail(email), one("email", email));
    }

    @Test
    void whatXmlCannotCarryOrNobodyWantsIsMalformed() {
        assertMalformed("bell\u0007");
        assertMalformed("\uFFFE");
        assertMalformed("x".repeat(4_097));
        assertMalformed(Collections.nCopies(201, "x"));
        assertMalformed(Map.of("nested", "map"));
        assertMalformed(List.of("fine", "bad\u0000"));
    }

    private void assertMalformed(Object value) {
        var customer = aCustomer().with("odd", value).build();
        var required = aService()
                .releasing("odd", "customer.attributes.odd")
                .requiring("odd")
                .build();
        var optional = aService().releasing("odd", "customer.attributes.odd").build();

        assertThat(releases.release(customer, required)).isEqualTo(new Malformed("odd"));
        assertThat(releases.release(customer, optional)).isEqualTo(new Released(List.of()));
    }

    @Test
    void anythingThatXmlCanCarryPasses() {
        String odd = "<&>\"' ]]> \t\r\n 😀 \uD7FF \uE000 \uFFFD";

        assertReleased(
                aService().releasing("odd", "customer.attributes.odd"),
                aCustomer().with("odd", odd),
                one("odd", odd));
    }

    @Test
    void aRuleDecidesWhoMayEnter() {
        var service = aService().allowing("'wholesale' in customer.segments").build();

        assertThat(releases.may(aCustomer().build(), service)).isTrue();
        assertThat(releases.may(aCustomer().inSegments("retail").build(), service))
                .isFalse();
        assertThat(releases.may(aCustomer().inSegments().build(), aService().build()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.company.name == 'x' || customer.company.id == 'y'",
                "customer.attributes.unknown",
                "customer.attributes.loyalty_tier",
                "1 / 0 == 1",
                "customer.emial == 'x'",
                "not even CEL",
                "[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, d > 0))))"
            })
    void aRuleThatCannotBeEvaluatedLetsNobodyIn(String rule) {
        assertThat(releases.may(
                        aCustomer().withoutCompany().build(),
                        aService().allowing(rule).build()))
                .isFalse();
    }

    @Test
    void sensitiveMembersAreNotSeenUnlessTheServiceIsCleared() {
        var service = aService()
                .releasing("dob", "customer.attributes.dob")
                .releasing("vat", "customer.company.vat_id")
                .releasing("phone", "customer.addresses[0].telephone")
                .releasing("street", "customer.addresses[0].street")
                .releasing("clever", "string(customer.attributes)")
                .releasing("byIndex", "customer.attributes['dob']")
                .releasing("city", "customer.addresses[0].city");

        assertReleased(service, aCustomer(), one("city", "Tallinn"));
        assertReleased(
                service.clearedFor("dob").clearedFor("vat_id").clearedFor("street"),
                aCustomer(),
                one("dob", "1990-05-17"),
                one("vat", "EE100"),
                several("street", "Pikk 1", "apt 2"),
                one("byIndex", "1990-05-17"),
                one("city", "Tallinn"));
    }

    @Test
    void nestedSensitiveMembersAreTakenOutToo() {
        var service = aService().releasing("nested", "customer.attributes.more.deep[0].Gender");

        assertReleased(service, aCustomer().with("more", Map.of("deep", List.of(Map.of("Gender", "f")))));
    }

    @Test
    void secretsCannotBeCleared() {
        var service =
                aService().releasing("p", "customer.attributes.password_hash").clearedFor("password_hash");

        assertReleased(service, aCustomer().with("password_hash", "x"));
    }

    @Test
    void whatWasReleasedHasNoText() {
        var released = releases.release(
                aCustomer().build(), aService().releasing("email").build());

        assertThat(released).hasToString("Released[1]");
    }

    private void assertReleased(ServiceFixture service, CustomerFixture customer, Attribute... attributes) {
        assertThat(releases.release(customer.build(), service.build())).isEqualTo(new Released(List.of(attributes)));
    }

    private static Attribute one(String name, Object value) {
        return new Attribute(name, List.of(value), false);
    }

    private static Attribute several(String name, Object... values) {
        return new Attribute(name, List.of(values), true);
    }
}
