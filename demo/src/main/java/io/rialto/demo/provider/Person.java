package io.rialto.demo.provider;

/**
 * Somebody with an account at the provider.
 *
 * @param subject what the provider calls them, for good
 */
public record Person(String subject, String email, String firstName, String lastName) {

    public String fullName() {
        return firstName + " " + lastName;
    }
}
