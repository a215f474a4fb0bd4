package io.rialto.saml;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A response that was read. What its envelope says is a claim, until {@link #verify} says which part of it is proved. */
public final class ReceivedResponse implements Reading {

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private final Element root;
    private final List<Element> tree;
    private final List<String> status;
    private final @Nullable String issuer;
    private final @Nullable String destination;
    private final @Nullable String inResponseTo;

    ReceivedResponse(
            Element root,
            List<Element> tree,
            List<String> status,
            @Nullable String issuer,
            @Nullable String destination,
            @Nullable String inResponseTo) {
        this.root = root;
        this.tree = tree;
        this.status = status;
        this.issuer = issuer;
        this.destination = destination;
        this.inResponseTo = inResponseTo;
    }

    public boolean succeeded() {
        return status.getFirst().equals(SUCCESS);
    }

    /** The status codes from the general to the particular, for a log. */
    public String status() {
        return Flawed.quote(String.join(" ", status));
    }

    public Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    public Optional<String> destination() {
        return Optional.ofNullable(destination);
    }

    public Optional<String> inResponseTo() {
        return Optional.ofNullable(inResponseTo);
    }

    /**
     * Proves the response with keys known beforehand. A key in the message is never looked at.
     *
     * @param trusted the certificates whose keys may sign; only their keys count, not their dates or issuers
     */
    public Verification verify(List<X509Certificate> trusted) {
        return verify(trusted, List.of());
    }

    /**
     * As {@link #verify(List)}, of an assertion that may be encrypted.
     *
     * @param own the receiver's keys, the current one first; none: an encrypted assertion is a flaw
     */
    public Verification verify(List<X509Certificate> trusted, List<PrivateKey> own) {
        try {
            return Proof.of(root, tree, trusted, own);
        } catch (Flawed flawed) {
            return flawed.rejected();
        }
    }
}
