package io.rialto.demo.twin;

import io.rialto.demo.twin.Book.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those of them that speak SAML. */
final class SamlTwins {

    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private SamlTwins() {}

    static Twin of(String preset, Connection connection) {
        return switch (preset) {
            case "generic-saml" ->
                saml(connection, "urn:partner", "https://partner.test/acs", Set.of(), Contract.SYNC, "name_id");
            case "zendesk-saml" ->
                saml(
                        connection,
                        "https://acme.zendesk.com",
                        "https://acme.zendesk.com/access/saml",
                        Set.of(CLAIMS + "givenname", CLAIMS + "surname"),
                        Contract.SYNC,
                        "external_id",
                        "email");
            case "salesforce-experience-cloud" ->
                saml(
                        connection,
                        "https://acme.my.site.com/customers",
                        "https://acme.my.site.com/customers/login?so=00D5e000000abcd",
                        Set.of(
                                "User.Username",
                                "User.LastName",
                                "User.ProfileId",
                                "Contact.Email",
                                "Contact.LastName",
                                "Account.AccountNumber",
                                "Account.Name",
                                "Account.Owner"),
                        Contract.SYNC,
                        "name_id",
                        "Contact.Email");
            case "docebo" ->
                saml(
                        connection,
                        "https://acme.docebosaas.com",
                        "https://acme.docebosaas.com/lms/index.php?r=SamlApp/SamlApp/login",
                        Set.of("username", "email", "firstname", "lastname"),
                        Contract.SYNC,
                        "username");
            case "absorb" ->
                saml(
                        connection,
                        "https://acme.myabsorb.com",
                        "https://acme.myabsorb.com/api/rest/v2/authentication/saml",
                        Set.of("FirstName", "LastName", "EmailAddress", "Username"),
                        Contract.CREATE_ONLY,
                        "name_id");
            case "litmos" ->
                saml(
                        connection,
                        "https://acme.litmos.com/integration/splogin",
                        "https://acme.litmos.com/integration/splogin",
                        Set.of("Email", "FirstName", "LastName"),
                        Contract.CREATE_ONLY,
                        "email");
            case "moodle" ->
                saml(
                        connection,
                        "https://academy.acme.example/auth/saml2/sp/metadata.php",
                        "https://academy.acme.example/auth/saml2/sp/saml2-acs.php/academy.acme.example",
                        Set.of("uid", "FirstName", "LastName", "Email"),
                        Contract.SYNC,
                        "uid");
            case "wordpress-miniorange" ->
                saml(
                        connection,
                        "https://club.acme.example/wp-content/plugins/miniorange-saml-20-single-sign-on/",
                        "https://club.acme.example/",
                        Set.of("Email"),
                        Contract.SYNC,
                        "email");
            case "khoros" ->
                saml(
                        connection,
                        "https://community.acme.example/t5/s/abcde12345/auth/saml/metadata",
                        "https://community.acme.example/t5/s/abcde12345/auth/saml/assertion",
                        Set.of("uniqueID", "email", "login"),
                        Contract.SYNC,
                        "uniqueID");
            case "freshdesk-saml" ->
                saml(
                        connection,
                        "https://acme.myfreshworks.com/sp/SAML/302836020429100183/metadata",
                        "https://acme.myfreshworks.com/sp/SAML/302836020429100183/callback",
                        Set.of("email"),
                        Contract.SYNC,
                        "email");
            case "learnworlds-saml" ->
                saml(
                        connection,
                        "https://academy.acme.example/saml/metadata",
                        "https://academy.acme.example/saml/acs",
                        Set.of("email"),
                        Contract.CREATE_ONLY,
                        "email");
            case "talentlms" -> talentLms(connection);
            default -> throw new IllegalArgumentException("no twin of " + preset);
        };
    }

    private static Twin talentLms(Connection connection) {
        String entityId = "acme.talentlms.com";
        String acs = "https://acme.talentlms.com/simplesaml/module.php/saml/sp/saml2-acs.php/acme.talentlms.com";
        return new AskingSamlTwin(
                saml(
                        connection,
                        entityId,
                        acs,
                        Set.of("Username", "FirstName", "LastName", "Email"),
                        Contract.SYNC,
                        "Username"),
                "https://acme.talentlms.com/index/ssologin/service:saml",
                connection.issuer() + "/saml/sso",
                entityId,
                acs);
    }

    private static SamlTwin saml(
            Connection connection,
            String entityId,
            String acs,
            Set<String> required,
            Contract contract,
            String... keys) {
        return new SamlTwin(
                new SamlTwin.Rules(Map.of(), required),
                Twins.settings(entityId, acs, connection),
                new Book(contract, List.of(keys)));
    }
}
