package io.rialto.server.configuration;

import static io.rialto.server.configuration.Readings.KEY;
import static io.rialto.server.configuration.Readings.theContract;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables of the environment in values of the file. */
class ExpansionTest {

    private static final String LAUNCH_URL = "http://127.0.0.1:18080/rialto/launch";
    private static final String NAME = "name: Main website";
    private static final String ALLOW = "allow: \"'wholesale' in customer.segments\"";

    @Test
    void aVariableStandsForAWholeValue() throws IOException {
        assertThat(theContract()
                        .with(KEY, "${SHOP_KEY}")
                        .where("SHOP_KEY", KEY)
                        .site()
                        .site())
                .isEqualTo(theContract().site().site());
    }

    @Test
    void orForAPartOfIt() throws IOException {
        Readings file = theContract()
                .with(LAUNCH_URL, "https://${SHOP_HOST}:${SHOP_PORT}/rialto/launch")
                .where("SHOP_HOST", "shop.test")
                .where("SHOP_PORT", "8443");

        assertThat(file.site().site().store().launchUrl())
                .isEqualTo(URI.create("https://shop.test:8443/rialto/launch"));
    }

    @Test
    void everyVariableThatIsNotSetIsNamed() throws IOException {
        assertThat(theContract().with(KEY, "${MISSING}").problems())
                .containsExactly(
                        "organizations[0].sites[0].store.ticket_key: stands for the environment variable MISSING,"
                                + " which is not set (line 18)");
        assertThat(theContract()
                        .with(LAUNCH_URL, "https://${SHOP_HOST}:${SHOP_PORT}/rialto/launch")
                        .where("SHOP_HOST", "")
                        .problems())
                .containsExactly("organizations[0].sites[0].store.launch_url: stands for the environment variables"
                        + " SHOP_HOST, SHOP_PORT, which are not set (line 17)");
    }

    @Test
    void aDefaultCountsWhileTheVariableIsNotSetOrEmpty() throws IOException {
        assertThat(theContract()
                        .with(NAME, "name: '${SHOP_NAME:-Acme: the shop}'")
                        .site()
                        .site()
                        .name())
                .isEqualTo("Acme: the shop");
        assertThat(theContract()
                        .with(NAME, "name: ${SHOP_NAME:-Acme}")
                        .where("SHOP_NAME", "")
                        .site()
                        .site()
                        .name())
                .isEqualTo("Acme");
        assertThat(theContract()
                        .with(NAME, "name: ${SHOP_NAME:-Acme}")
                        .where("SHOP_NAME", "Ajax")
                        .site()
                        .site()
                        .name())
                .isEqualTo("Ajax");
    }

    @Test
    void anEmptyDefaultLeavesTheKeyOut() throws IOException {
        String previous = "ticket_key: \"" + KEY + "\"\n          previous_ticket_key: ${OLD_KEY:-}";
        String other = KEY.replace("AAEC", "EBEC");

        assertThat(theContract()
                        .with("ticket_key: \"" + KEY + "\"", previous)
                        .site()
                        .site()
                        .store()
                        .ticketKeys())
                .hasSize(1);
        assertThat(theContract()
                        .with("ticket_key: \"" + KEY + "\"", previous)
                        .where("OLD_KEY", other)
                        .site()
                        .site()
                        .store()
                        .ticketKeys())
                .hasSize(2);
        assertThat(theContract().with(NAME, "name: ${SHOP_NAME:-}").problems())
                .containsExactly("organizations[0].sites[0]: needs \"name\" (line 11)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${SHOP_KEY}", "{ a: b }", "Acme # not a comment", "[x]", "*anchor", "!!tag x", "\"", "$1 \\"})
    void whatAVariableHoldsIsTextAndNothingElse(String value) throws IOException {
        Readings whole = theContract()
                .with(NAME, "name: ${SHOP_NAME}")
                .where("SHOP_NAME", value)
                .where("SHOP_KEY", KEY);
        Readings part = theContract()
                .with(NAME, "name: \"<${SHOP_NAME}>\"")
                .where("SHOP_NAME", value)
                .where("SHOP_KEY", KEY);

        assertThat(whole.site().site().name()).isEqualTo(value);
        assertThat(part.site().site().name()).isEqualTo("<" + value + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2@shop.test", "shop.test#hunter2", "hunter2 shop.test", "hunter2\n", "hunter2/{}"})
    void theWholeMustFollowTheRuleOfItsPlace(String host) throws IOException {
        Readings file = theContract()
                .with(LAUNCH_URL, "https://${SHOP_HOST}/rialto/launch")
                .where("SHOP_HOST", host);

        assertThat(file.problems())
                .singleElement()
                .asString()
                .startsWith("organizations[0].sites[0].store.launch_url: must be an absolute https address")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${",
                "${}",
                "${SHOP-NAME}",
                "${SHOP_NAME",
                "a ${1} b",
                "${SHOP_NAME-x}",
                "${SHOP_NAME:+x}",
                "${SHOP_NAME:-${OTHER}}",
                "${SHOP_NAME:-a$b}",
                "${ SHOP_NAME }"
            })
    void whatLooksLikeAVariableAndIsNoneIsRefused(String value) throws IOException {
        Readings file = theContract()
                .with(NAME, "name: '" + value + "'")
                .where("SHOP_NAME", "Acme")
                .where("OTHER", "x");

        assertThat(file.problems())
                .containsExactly("organizations[0].sites[0].name: has ${ without a variable: write ${NAME},"
                        + " ${NAME:-default}, or $${ for the characters (line 12)");
    }

    @Test
    void twoDollarSignsStandForTheCharacters() throws IOException {
        assertThat(theContract()
                        .with(NAME, "name: a $ $$ $${SHOP_NAME} b")
                        .site()
                        .site()
                        .name())
                .isEqualTo("a $ $$ ${SHOP_NAME} b");
    }

    @Test
    void anExpressionMayBeAVariableButHoldsNone() throws IOException {
        assertThat(theContract()
                        .with(ALLOW, "allow: ${RULE}")
                        .where("RULE", "false")
                        .site()
                        .services()
                        .getFirst()
                        .allow())
                .isEqualTo("false");
        assertThat(theContract().with(ALLOW, "allow: ${RULE}").problems())
                .singleElement()
                .asString()
                .contains("RULE, which is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${RULE:-}", "${RULE:-true}", "'${RULE}' in customer.segments", "${RULE} || ${RULE}"})
    void noPartOfARuleComesFromOutsideAndNoRuleVanishes(String rule) throws IOException {
        Readings file = theContract().with(ALLOW, "allow: \"" + rule + "\"").where("RULE", "");
        Readings attribute = theContract()
                .with("email: customer.email", "email: \"" + rule + "\"")
                .where("RULE", "customer.id");

        assertThat(file.problems())
                .singleElement()
                .asString()
                .contains(".allow: is an expression: ${NAME} must be the whole of it, without a default");
        assertThat(attribute.problems()).isNotEmpty().allMatch(problem -> problem.contains(": is an expression: "));
    }

    @Test
    void aProvidersMetadataMayHoldVariablesToo() throws IOException {
        Readings file = theContract()
                .with("identity_providers: []", """
                        identity_providers:
                              - { name: Acme, client_id: a, client_secret: "${SECRET}", issuer: "https://${IDP}", domains: acme.test,
                                  token_url: "https://${IDP}/t", authorize_url: "https://${IDP}/a", jwks_url: "https://${IDP}/j",
                                  metadata: { stage: "${STAGE}", size: 3, none: } } #""")
                .where("SECRET", "hunter2")
                .where("IDP", "idp.test")
                .where("STAGE", "{\"a\"}");

        assertThat(file.valid()
                        .organizations()
                        .getFirst()
                        .providers()
                        .getFirst()
                        .draft()
                        .given()
                        .toString())
                .contains("{\"stage\":\"{\\\"a\\\"}\",\"size\":3");
    }
}
