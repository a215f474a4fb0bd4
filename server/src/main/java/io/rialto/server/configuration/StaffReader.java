package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.CredentialPart;
import io.rialto.server.configuration.Configuration.StaffPart;
import io.rialto.server.configuration.Configuration.UserPart;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an organization's {@code users} and {@code api_credentials}. */
final class StaffReader {

    static final Rule<Role> ROLE = Rules.oneOf(
            Map.of("owner", Role.OWNER, "admin", Role.ADMIN, "support", Role.SUPPORT, "auditor", Role.AUDITOR));
    private static final Rule<EmailAddress> EMAIL =
            text -> EmailAddress.of(text).map(Rule::good).orElseGet(() -> Rule.bad("must be an e-mail address"));
    private static final Rule<String> SECRET = Rules.text(256);
    private static final int LONG_ENOUGH = 12;

    private final Map<String, Place> clientIds = new HashMap<>();
    private final Map<String, Given> passwords = new HashMap<>();

    /** Where a person's password stands first. */
    private record Given(String password, Place place) {}

    StaffPart read(Fields organization) {
        Map<String, Place> here = new HashMap<>();
        int problems = organization.reading().problems().count();
        List<UserPart> users = organization.list("users", value -> user(value, here));
        boolean readable = organization.reading().problems().count() == problems;
        if (readable && !users.isEmpty() && users.stream().noneMatch(user -> user.role() == Role.OWNER)) {
            organization.refused("needs a user with role owner");
        }
        List<CredentialPart> credentials = organization.list("api_credentials", value -> credential(value, here));
        return new StaffPart(List.copyOf(users), List.copyOf(credentials));
    }

    private Optional<UserPart> user(Value value, Map<String, Place> here) {
        Fields fields = value.fields();
        Optional<EmailAddress> email = fields.needed("email").flatMap(at -> once(at, here));
        Optional<String> firstName = fields.optional("first_name", Rules.TEXT);
        Optional<String> lastName = fields.optional("last_name", Rules.TEXT);
        Optional<Role> role = fields.needed("role", ROLE);
        Optional<String> password = fields.value("password").flatMap(at -> password(at, email));
        return fields.made(() -> new UserPart(
                email.orElseThrow(),
                firstName.orElse(""),
                lastName.orElse(""),
                role.orElseThrow(),
                password.orElse(null)));
    }

    private static Optional<EmailAddress> once(Value value, Map<String, Place> here) {
        Optional<EmailAddress> email = value.read(EMAIL);
        email.ifPresent(address -> {
            Place first = here.putIfAbsent(address.key(), value.place());
            if (first != null) {
                value.refused("is " + first.path() + " already");
            }
        });
        return email;
    }

    // One person may belong to several organizations, and has one password.
    private Optional<String> password(Value value, Optional<EmailAddress> email) {
        Optional<String> password = secret(value);
        if (password.isPresent() && email.isPresent()) {
            Given first = passwords.putIfAbsent(email.get().key(), new Given(password.get(), value.place()));
            if (first != null && !first.password().equals(password.get())) {
                value.refused("is another one than " + first.place().path() + ", and the same person has one password");
            }
        }
        return password;
    }

    private static Optional<String> secret(Value value) {
        Optional<String> secret = value.secret(SECRET);
        if (secret.isPresent() && secret.get().length() < LONG_ENOUGH) {
            value.reading().notices().shortSecret(value.place());
        }
        return secret;
    }

    private Optional<CredentialPart> credential(Value value, Map<String, Place> users) {
        Fields fields = value.fields();
        Optional<String> name = fields.needed("name", Rules.TEXT);
        Optional<Value> id = fields.needed("client_id");
        Optional<String> clientId = id.flatMap(this::free);
        Optional<String> secret = fields.needed("client_secret").flatMap(StaffReader::secret);
        Optional<EmailAddress> user = fields.needed("user").flatMap(at -> member(at, users));
        return fields.made(() -> new CredentialPart(
                id.orElseThrow().place(),
                name.orElseThrow(),
                clientId.orElseThrow(),
                secret.orElseThrow(),
                user.orElseThrow()));
    }

    private Optional<String> free(Value value) {
        Optional<String> clientId = value.read(Rules.TEXT);
        clientId.ifPresent(id -> {
            Place first = clientIds.putIfAbsent(id, value.place());
            if (first != null) {
                value.refused("is " + first.path() + " already, and must be unique over all organizations");
            }
        });
        return clientId;
    }

    private static Optional<EmailAddress> member(Value value, Map<String, Place> users) {
        Optional<EmailAddress> user = value.read(EMAIL);
        return user.isPresent() && !users.containsKey(user.get().key())
                ? value.refused("must be the address of one of the organization's users")
                : user;
    }
}
