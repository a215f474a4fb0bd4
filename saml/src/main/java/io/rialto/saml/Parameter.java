package io.rialto.saml;

/** The parameter, or form field, that a message travels in. */
public enum Parameter {
    REQUEST("SAMLRequest"),
    RESPONSE("SAMLResponse");

    private final String text;

    Parameter(String text) {
        this.text = text;
    }

    /** The name on the wire. */
    public String text() {
        return text;
    }
}
