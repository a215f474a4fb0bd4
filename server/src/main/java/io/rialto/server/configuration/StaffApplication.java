package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.CredentialPart;
import io.rialto.server.configuration.Configuration.StaffPart;
import io.rialto.server.configuration.Configuration.UserPart;
import io.rialto.server.database.Change;
import io.rialto.server.organization.FileCredentials;
import io.rialto.server.organization.FileRoster;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.organization.Users;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applies an organization's users and API credentials, in the transaction of the whole. */
@Component
class StaffApplication {

    private final Users users;
    private final FileRoster roster;
    private final Passwords passwords;
    private final FileCredentials credentials;

    StaffApplication(Users users, FileRoster roster, Passwords passwords, FileCredentials credentials) {
        this.users = users;
        this.roster = roster;
        this.passwords = passwords;
        this.credentials = credentials;
    }

    /** What the database does not allow; empty when all of it can be applied. */
    List<Problem> problems(OrganizationId organization, StaffPart staff) {
        return staff.credentials().stream()
                .filter(part -> credentials.taken(organization, part.clientId()))
                .map(
                        part -> new Problem(
                                part.place(),
                                "belongs to a credential that was made through the API, or to another organization; choose another one"))
                .toList();
    }

    Applied apply(OrganizationId organization, StaffPart staff, Applied before) {
        Applied applied = before;
        Set<UserId> named = new HashSet<>();
        for (UserPart part : staff.users()) {
            User user = users.byEmailOrMade(part.email(), part.firstName(), part.lastName());
            named.add(user.id());
            boolean renamed = named(user, part);
            boolean placed = roster.name(organization, user.id(), part.role());
            boolean keyed = password(user, part);
            applied = applied.plus(change(renamed || placed || keyed));
        }
        for (CredentialPart part : staff.credentials()) {
            UserId user = users.byEmail(part.user()).orElseThrow().id();
            applied = applied.plus(
                    change(credentials.name(organization, user, part.name(), part.clientId(), part.clientSecret())));
        }
        Set<String> clientIds =
                staff.credentials().stream().map(CredentialPart::clientId).collect(Collectors.toSet());
        return applied.plusSwitchedOff(roster.endAllBut(organization, named))
                .plusSwitchedOff(credentials.disableAllBut(organization, clientIds));
    }

    private boolean named(User user, UserPart part) {
        // An empty name in the file says nothing: the person may have said more.
        String first = part.firstName().isEmpty() ? user.firstName() : part.firstName();
        String last = part.lastName().isEmpty() ? user.lastName() : part.lastName();
        boolean same = first.equals(user.firstName())
                && last.equals(user.lastName())
                && part.email().value().equals(user.email().value());
        if (!same) {
            users.save(new User(
                    user.id(),
                    part.email(),
                    first,
                    last,
                    user.timeZone(),
                    user.notes(),
                    user.createdAt(),
                    user.updatedAt()));
        }
        return !same;
    }

    private boolean password(User user, UserPart part) {
        String password = part.password();
        return password == null ? passwords.droppedByFile(user.id()) : passwords.setByFile(user.id(), password);
    }

    private static Change change(boolean effect) {
        return effect ? Change.ALTERED : Change.NONE;
    }
}
