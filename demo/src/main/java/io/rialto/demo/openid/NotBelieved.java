package io.rialto.demo.openid;

/** Nobody is let in for this reason. */
public final class NotBelieved extends Exception {

    /** What is doubted. */
    public enum Doubt {
        FORM,
        ISSUER,
        AUDIENCE,
        SIGNATURE,
        TIME,
        REQUEST,
        /** Nothing: the site said no. */
        DECLINED
    }

    private final Doubt doubt;

    public NotBelieved(Doubt doubt, String reason) {
        super(reason);
        this.doubt = doubt;
    }

    NotBelieved(String reason) {
        this(Doubt.FORM, reason);
    }

    public Doubt doubt() {
        return doubt;
    }
}
