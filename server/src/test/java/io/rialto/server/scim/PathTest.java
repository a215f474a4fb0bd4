package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "name.givenName",
                "emails[type eq \"work\"].value",
                "emails[primary eq true].value",
                ENTERPRISE + ":department",
                ENTERPRISE + ":manager.value"
            })
    void aPathIsWrittenAsItWasRead(String text) {
        assertThat(Path.of(text)).map(Path::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "ID",
                "externalId",
                "active",
                "meta.version",
                "password",
                "groups",
                "schemas",
                "emails[type eq \"work\"]",
                "emails[type eq \"wo\"rk\"].value",
                "emails[type ne \"work\"].value",
                "emails[type eq \"a\" or type eq \"b\"].value",
                "name.given.name",
                "name given",
                "http://acme.test:x"
            })
    void whatIsNotOursToWriteOrNoPathIsNone(String text) {
        assertThat(Path.of(text)).isEmpty();
    }

    @Test
    void namesAreReadInAnyLetterCase() {
        Map<String, Object> account =
                Map.of("USERNAME", "jane", "Emails", List.of(Map.of("TYPE", "work", "Value", "a@b")));

        assertThat(path("userName").read(account)).contains("jane");
        assertThat(path("emails[type eq \"work\"].value").read(account)).contains("a@b");
        assertThat(path("emails[type eq \"home\"].value").read(account)).isEmpty();
    }

    @Test
    void whatIsWrittenIsThereAndTheRestIsLeft() {
        Map<String, Object> account = new LinkedHashMap<>(Map.of(
                "emails", List.of(Map.of("type", "home", "value", "at@home")), "name", Map.of("familyName", "Doe")));

        path("emails[type eq \"work\"].value").write(account, "at@work");
        path("name.givenName").write(account, "Jane");
        path(ENTERPRISE + ":department").write(account, "gold");
        path("name.familyName").write(account, null);

        assertThat(account)
                .isEqualTo(Map.of(
                        "emails",
                        List.of(Map.of("type", "home", "value", "at@home"), Map.of("type", "work", "value", "at@work")),
                        "name",
                        Map.of("givenName", "Jane"),
                        ENTERPRISE,
                        Map.of("department", "gold")));
    }

    private static Path path(String text) {
        return Path.of(text).orElseThrow();
    }
}
