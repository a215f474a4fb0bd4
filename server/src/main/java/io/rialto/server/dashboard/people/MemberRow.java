package io.rialto.server.dashboard.people;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.organization.Permissions;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.page.Words;
import java.util.Optional;

/**
 * A member as pages show them.
 *
 * @param pending whether they were invited and have not come in
 * @param mine whether it is whoever looks
 * @param changeable whether whoever looks may change it
 * @param removable whether whoever looks may put them out
 */
record MemberRow(
        String id,
        String user,
        String name,
        String email,
        String role,
        String roleId,
        boolean pending,
        String since,
        boolean mine,
        boolean changeable,
        boolean removable) {

    static MemberRow of(Thing member, Visit visit) {
        String name = (member.text("user_first_name") + " " + member.text("user_last_name")).strip();
        String roleId = member.relations().getOrDefault("role", "");
        String user = member.relations().getOrDefault("user", "");
        Optional<Role> role = Permissions.roleById(roleId);
        boolean mine = user.equals(visit.signedIn().user().id().value());
        boolean below = !mine && role.filter(visit.seat().role()::mayGrant).isPresent();
        return new MemberRow(
                member.id(),
                user,
                name.isEmpty() ? member.text("user_email") : name,
                member.text("user_email"),
                role.map(Words::of).orElse(""),
                roleId,
                member.text("status").equals("pending"),
                member.instant("created_at").map(Words::of).orElse(""),
                mine,
                below && visit.may(Act.UPDATE, Subject.MEMBERSHIPS),
                below && visit.may(Act.DESTROY, Subject.MEMBERSHIPS));
    }

    static java.util.List<MemberRow> of(Reply.Done members, Visit visit) {
        return members.things().stream().map(member -> of(member, visit)).toList();
    }
}
