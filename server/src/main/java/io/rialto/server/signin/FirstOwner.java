package io.rialto.server.signin;

import io.rialto.server.organization.EmailAddress;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the set-up page asks for.
 *
 * @param organization the slug of one that exists, or the name of one to be made
 */
record FirstOwner(String email, String firstName, String lastName, String password, String organization) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SLUG = 63;

    FirstOwner {
        email = email.strip();
        firstName = firstName.strip();
        lastName = lastName.strip();
        organization = organization.strip();
    }

    /** What is wrong, by field; the password's rule is the passwords' own. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!isName(organization)) {
            problems.put("organization", "Give your organization a name of at most 200 characters.");
        }
        if (!isName(firstName)) {
            problems.put("firstName", "Please say your first name.");
        }
        if (!isName(lastName)) {
            problems.put("lastName", "Please say your last name.");
        }
        if (EmailAddress.of(email).isEmpty()) {
            problems.put("email", "This is no e-mail address.");
        }
        return problems;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** A slug out of the organization's name. */
    String slug() {
        String plain = Normalizer.normalize(organization, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String slug = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("-+$", "");
        return slug.isEmpty() ? "organization" : slug;
    }

    /** There is a password in it. */
    @Override
    public String toString() {
        return "FirstOwner";
    }
}
