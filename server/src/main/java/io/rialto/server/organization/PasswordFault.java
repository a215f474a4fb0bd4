package io.rialto.server.organization;

/** Why somebody may not have that password. */
public enum PasswordFault {
    TOO_SHORT("must be at least " + PasswordRule.SHORTEST + " characters long"),
    TOO_LONG("must be at most " + PasswordRule.LONGEST + " characters long"),
    IS_THE_ADDRESS("must not be the e-mail address"),
    COMMON("is one of the passwords that are tried first everywhere");

    private final String sentence;

    PasswordFault(String sentence) {
        this.sentence = sentence;
    }

    /** What follows "The password". */
    public String sentence() {
        return sentence;
    }
}
