package io.rialto.server.twin;

import io.rialto.saml.Signed;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Takes a SAML response as SAML Profiles §4.1.4.3 has it. */
public record SamlTwin(Contract contract) implements Twin {

    /**
     * What was agreed upon.
     *
     * @param issuer the site's entity ID
     * @param audience the twin's own
     * @param acs where the response comes to
     * @param certificates that the site publishes
     */
    public record Contract(
            String issuer,
            String audience,
            String acs,
            Signed sign,
            String nameFormat,
            List<X509Certificate> certificates,
            Set<String> required) {}

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        checks.same("How it comes", "POST", parcel.method());
        Optional<Document> document = decoded(parcel.field("SAMLResponse")).flatMap(Xml::read);
        Optional<Element> response =
                document.map(Document::getDocumentElement).filter(root -> Xml.is(root, Xml.PROTOCOL, "Response"));
        if (!checks.holds(
                "The message can be read",
                "one SAML response in SAMLResponse",
                response.isPresent() ? "one" : "none",
                response.isPresent())) {
            return checks.refused();
        }
        return judged(response.get(), parcel, checks, now);
    }

    private Judgement judged(Element response, Parcel parcel, Checklist checks, Instant now) {
        int assertions =
                response.getElementsByTagNameNS(Xml.ASSERTION, "Assertion").getLength();
        Optional<Element> found = Xml.child(response, Xml.ASSERTION, "Assertion");
        // A second one anywhere is how signatures are wrapped.
        if (!checks.holds(
                "One assertion, and no second one hidden",
                "1",
                Integer.toString(assertions),
                assertions == 1 && found.isPresent())) {
            return checks.refused();
        }
        Element assertion = found.orElseThrow();
        seals(response, assertion, checks);
        envelope(response, checks);
        Optional<Element> subject = Xml.below(assertion, "Subject");
        conditions(assertion, subject, checks, now);
        Map<String, List<String>> attributes = attributes(assertion);
        String name = Xml.text(subject.flatMap(its -> Xml.below(its, "NameID")));
        checks.holds("The customer has a name", "a NameID", name.isEmpty() ? "nothing" : name, !name.isEmpty());
        checks.same(
                "Kind of name",
                contract.nameFormat(),
                Xml.attribute(subject.flatMap(its -> Xml.below(its, "NameID")), "Format"));
        checks.required(contract.required(), attributes);
        landing(parcel, checks);
        return checks.judged(new Person("NameID", name, attributes));
    }

    private void seals(Element response, Element assertion, Checklist checks) {
        if (contract.sign() != Signed.ASSERTION) {
            seal("Signature of the response", response, checks);
        }
        if (contract.sign() != Signed.RESPONSE) {
            seal("Signature of the assertion", assertion, checks);
        }
    }

    private void seal(String what, Element element, Checklist checks) {
        Optional<String> fault = XmlSeals.fault(element, contract.certificates());
        checks.holds(
                what,
                "made with a key of the published metadata, over the whole of it",
                fault.orElse("it is"),
                fault.isEmpty());
    }

    private void envelope(Element response, Checklist checks) {
        checks.same("Issuer", contract.issuer(), Xml.text(Xml.child(response, Xml.ASSERTION, "Issuer")));
        checks.same("Destination", contract.acs(), response.getAttribute("Destination"));
        checks.same(
                "Status",
                SUCCESS,
                Xml.attribute(
                        Xml.child(response, Xml.PROTOCOL, "Status")
                                .flatMap(status -> Xml.child(status, Xml.PROTOCOL, "StatusCode")),
                        "Value"));
    }

    private void conditions(Element assertion, Optional<Element> subject, Checklist checks, Instant now) {
        checks.same("Issuer of the assertion", contract.issuer(), Xml.text(Xml.below(assertion, "Issuer")));
        checks.same(
                "Audience",
                contract.audience(),
                Xml.text(Xml.below(assertion, "Conditions", "AudienceRestriction", "Audience")));
        Optional<Element> conditions = Xml.below(assertion, "Conditions");
        Times.since(checks, "Good from", Times.read(Xml.attribute(conditions, "NotBefore")), now);
        Times.until(checks, "Good until", Times.read(Xml.attribute(conditions, "NotOnOrAfter")), now);
        Optional<Element> confirmation = subject.flatMap(its -> Xml.below(its, "SubjectConfirmation"));
        Optional<Element> data = confirmation.flatMap(its -> Xml.below(its, "SubjectConfirmationData"));
        checks.same("Confirmation", BEARER, Xml.attribute(confirmation, "Method"));
        checks.same("Recipient", contract.acs(), Xml.attribute(data, "Recipient"));
        Times.until(checks, "To be delivered until", Times.read(Xml.attribute(data, "NotOnOrAfter")), now);
        // SAML Profiles §4.1.5
        boolean unsolicited =
                data.filter(its -> !its.hasAttribute("InResponseTo")).isPresent();
        checks.holds("Answers no request", "none", unsolicited ? "none" : "a request", unsolicited);
        boolean login = Xml.below(assertion, "AuthnStatement").isPresent();
        checks.holds("Says that the customer logged in", "yes", login ? "yes" : "no", login);
    }

    private static void landing(Parcel parcel, Checklist checks) {
        String state = parcel.field("RelayState");
        if (state.isEmpty()) {
            checks.untried("Landing page", "The link leads to none.");
        } else {
            checks.holds("Landing page", "within 2,048 characters", state, state.length() <= 2_048);
        }
    }

    private static Map<String, List<String>> attributes(Element assertion) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Xml.children(assertion, Xml.ASSERTION, "AttributeStatement").stream()
                .flatMap(statement -> Xml.children(statement, Xml.ASSERTION, "Attribute").stream())
                .forEach(attribute -> attributes.put(
                        attribute.getAttribute("Name"),
                        Xml.children(attribute, Xml.ASSERTION, "AttributeValue").stream()
                                .map(Element::getTextContent)
                                .toList()));
        return attributes;
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
