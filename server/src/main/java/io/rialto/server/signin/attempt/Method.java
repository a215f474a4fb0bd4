package io.rialto.server.signin.attempt;

/** By what somebody signs in. */
public enum Method {
    PASSWORD("Password"),
    SSO("SSO"),
    PASSKEY("Passkey"),
    INVITATION("Invitation"),
    TRIAL("Trial of the provider"),
    SETUP("Set-up link");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
