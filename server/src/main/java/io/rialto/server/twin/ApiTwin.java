package io.rialto.server.twin;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service's own API, by which customers' accounts are found or made. It answers the launch, holds the message against what it answered,
 * and then has the launch ask once more, to see what becomes of answers that nobody may believe.
 */
public record ApiTwin(ApiContract contract, ApiCaller caller, SecureRandom random) {

    /** @param knows whether the account is there already */
    public ApiDesk desk(boolean knows) {
        return desk(new ApiMood.Usual(knows));
    }

    ApiDesk desk(ApiMood mood) {
        return new ApiDesk(contract, mood, random);
    }

    /** What it says of a launch that ended at it. */
    public Judgement stopped(ApiTalk talk, String why) {
        Checklist checks = new Checklist();
        checks.add(talk.checks());
        checks.holds("The API’s answer is an account", "the customer is handed over", "nobody is: " + why, false);
        return checks.refused();
    }

    /**
     * What it says of a launch, when the message was looked at.
     *
     * @param talk absent: nobody asked, for the shop knows the account
     */
    public Judgement judged(Judgement message, @Nullable ApiTalk talk) {
        Checklist checks = new Checklist();
        if (talk == null) {
            checks.untried("What the API is asked", "Nothing: the shop knows the account.");
        } else {
            checks.add(talk.checks());
            account(talk, checks);
        }
        checks.add(message.checks());
        if (message.person().isEmpty()) {
            return checks.refused();
        }
        Person person = named(message.person().get(), talk, checks);
        if (talk != null && checks.passed()) {
            new ApiAbuses(this, checks).all(talk.found());
        }
        return checks.judged(person);
    }

    private void account(ApiTalk talk, Checklist checks) {
        boolean leads = contract.pages() != null;
        String account = talk.found() ? "one that it knew" : contract.api().find() == null ? "one" : "a new one";
        checks.holds(
                "What the API answers",
                leads ? "an address that logs the customer in" : "an account",
                leads ? "one, good once" : account + ": " + talk.account(),
                !talk.account().isEmpty());
    }

    /** By the account's own number, where the message has to bring it. */
    private Person named(Person person, @Nullable ApiTalk talk, Checklist checks) {
        String attribute = contract.api().attribute();
        if (attribute == null) {
            return person;
        }
        String came = String.join(", ", person.attributes().getOrDefault(attribute, List.of()));
        String what = "The account in the message (" + attribute + ")";
        if (talk == null) {
            checks.holds(what, "the one that the shop knows", came.isEmpty() ? "none" : came, !came.isEmpty());
        } else {
            checks.same(what, talk.account(), came);
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>(talk == null ? Map.of() : talk.told());
        person.attributes().forEach(attributes::putIfAbsent);
        return new Person(attribute, came, attributes);
    }

    /** Under what the account is found of who comes. */
    public Person expected() {
        String attribute = contract.api().attribute();
        return attribute == null
                ? new Person("email", contract.email(), Map.of())
                : new Person(attribute, contract.number(), Map.of());
    }
}
