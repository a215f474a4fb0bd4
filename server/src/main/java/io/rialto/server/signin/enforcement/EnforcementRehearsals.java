package io.rialto.server.signin.enforcement;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.Member;
import io.rialto.server.organization.Members;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.SsoEnforcement;
import io.rialto.server.organization.UserId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import io.rialto.server.signin.attempt.SignIns;
import io.rialto.server.signin.enforcement.Rehearsal.Part;
import io.rialto.server.signin.passkey.Passkey;
import io.rialto.server.signin.passkey.Passkeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what enforcing would come to, before it does. It changes nothing. */
@Component
public class EnforcementRehearsals {

    private final Enforcement enforcement;
    private final Members members;
    private final Passkeys passkeys;
    private final SignIns signIns;

    EnforcementRehearsals(Enforcement enforcement, Members members, Passkeys passkeys, SignIns signIns) {
        this.enforcement = enforcement;
        this.members = members;
        this.passkeys = passkeys;
        this.signIns = signIns;
    }

    /** Of all members that count. */
    public Rehearsal of(OrganizationId organization, SsoEnforcement wanted) {
        List<IdentityProvider> open = enforcement.open(organization);
        Set<UserId> came = cameThrough(open);
        List<Part> parts = all(organization).stream()
                .map(member -> new Part(member, fate(member, organization, wanted, open, came)))
                .toList();
        return new Rehearsal(wanted, parts, wanted == SsoEnforcement.OFF ? List.of() : obstacles(open, parts, came));
    }

    /** How many passkeys of owners open the organization. */
    public long passkeysOfOwners(OrganizationId organization) {
        return all(organization).stream()
                .map(Member::membership)
                .filter(membership -> membership.role() == Role.OWNER)
                .flatMap(owner -> passkeys.of(owner.user()).stream())
                .filter(passkey -> passkey.opens(organization))
                .count();
    }

    private List<Member> all(OrganizationId organization) {
        List<Member> all = new ArrayList<>();
        int number = 1;
        List<Member> page;
        do {
            page = members.search(
                            organization, new Search(Condition.ALWAYS, List.of(), new Page(number++, Page.LARGEST)))
                    .items();
            all.addAll(page);
        } while (page.size() == Page.LARGEST);
        return all;
    }

    // What came before the present proof was another provider.
    private Set<UserId> cameThrough(List<IdentityProvider> open) {
        Set<UserId> came = new HashSet<>();
        open.forEach(provider -> came.addAll(signIns.cameThrough(provider, provider.provingSince())));
        return came;
    }

    private Fate fate(
            Member member,
            OrganizationId organization,
            SsoEnforcement wanted,
            List<IdentityProvider> open,
            Set<UserId> came) {
        if (!enforcement.binds(wanted, organization, member.email())) {
            return Fate.FREE;
        }
        Membership membership = member.membership();
        if (membership.role() == Role.OWNER && hasPasskey(membership)) {
            return Fate.BREAK_GLASS;
        }
        if (!Enforcement.speaksFor(open, member.email())) {
            return Fate.LOCKED_OUT;
        }
        return came.contains(membership.user()) ? Fate.READY : Fate.NOT_YET;
    }

    private boolean hasPasskey(Membership membership) {
        return passkeys.of(membership.user()).stream()
                .anyMatch((Passkey passkey) -> passkey.opens(membership.organization()));
    }

    private List<String> obstacles(List<IdentityProvider> open, List<Part> parts, Set<UserId> came) {
        List<String> obstacles = new ArrayList<>();
        if (open.isEmpty()) {
            obstacles.add("No identity provider is open: prove the domains of one first, and enable it.");
        }
        open.stream()
                .filter(provider -> !signIns.wentWell(provider, provider.provingSince()))
                .map(
                        provider -> "Nobody has come in through " + provider.name()
                                + " since its proof began, as far as is remembered, and no test of it went well: test sign-in on its page first.")
                .forEach(obstacles::add);
        boolean ownerComesBack = parts.stream()
                .map(part -> part.member().membership())
                .filter(membership -> membership.role() == Role.OWNER)
                .anyMatch(owner -> hasPasskey(owner) || came.contains(owner.user()));
        if (!ownerComesBack) {
            obstacles.add(
                    "No owner could come back: an owner makes a passkey first, or signs in through the provider once.");
        }
        return obstacles;
    }
}
