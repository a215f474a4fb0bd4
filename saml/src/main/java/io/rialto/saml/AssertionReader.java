package io.rialto.saml;

import io.rialto.saml.ReceivedAssertion.Authentication;
import io.rialto.saml.ReceivedAssertion.Conditions;
import io.rialto.saml.ReceivedAssertion.Confirmation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads an assertion element whose signature was checked (SAML Core §2). */
final class AssertionReader {

    private AssertionReader() {}

    static ReceivedAssertion read(Element assertion) throws Flawed {
        if (!"2.0".equals(Elements.attribute(assertion, "Version"))) {
            throw new Flawed(Flaw.MALFORMED, "not a SAML 2.0 assertion");
        }
        Element subject = Elements.only(assertion, XmlNames.SAML, "Subject");
        return new ReceivedAssertion(
                Ids.of(assertion),
                UtcInstant.of(assertion, "IssueInstant"),
                Elements.text(Elements.only(assertion, XmlNames.SAML, "Issuer")),
                NameIdReader.in(subject),
                confirmations(subject),
                conditions(Elements.only(assertion, XmlNames.SAML, "Conditions")),
                authentications(assertion),
                attributes(assertion));
    }

    private static List<Confirmation> confirmations(Element subject) throws Flawed {
        List<Confirmation> confirmations = new ArrayList<>();
        for (Element one : Elements.children(subject, XmlNames.SAML, "SubjectConfirmation")) {
            Element data = Elements.atMostOne(one, XmlNames.SAML, "SubjectConfirmationData");
            String method = Elements.attribute(one, "Method");
            confirmations.add(
                    data == null
                            ? new Confirmation(method, null, null, null, null)
                            : new Confirmation(
                                    method,
                                    Elements.optionalAttribute(data, "Recipient"),
                                    UtcInstant.optional(data, "NotBefore"),
                                    UtcInstant.optional(data, "NotOnOrAfter"),
                                    Elements.optionalAttribute(data, "InResponseTo")));
        }
        return confirmations;
    }

    private static Conditions conditions(Element conditions) throws Flawed {
        List<List<String>> audiences = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Element condition : Elements.children(conditions)) {
            if (Elements.is(condition, XmlNames.SAML, "AudienceRestriction")) {
                audiences.add(audiences(condition));
            } else if (!Elements.is(condition, XmlNames.SAML, "OneTimeUse")) {
                others.add(Flawed.quote(condition.getNodeName()));
            }
        }
        return new Conditions(
                UtcInstant.optional(conditions, "NotBefore"),
                UtcInstant.optional(conditions, "NotOnOrAfter"),
                audiences,
                others);
    }

    private static List<String> audiences(Element restriction) throws Flawed {
        List<String> audiences = new ArrayList<>();
        for (Element audience : Elements.children(restriction, XmlNames.SAML, "Audience")) {
            audiences.add(Elements.text(audience));
        }
        return audiences;
    }

    private static List<Authentication> authentications(Element assertion) throws Flawed {
        List<Authentication> authentications = new ArrayList<>();
        for (Element statement : Elements.children(assertion, XmlNames.SAML, "AuthnStatement")) {
            authentications.add(new Authentication(
                    UtcInstant.of(statement, "AuthnInstant"),
                    Elements.optionalAttribute(statement, "SessionIndex"),
                    UtcInstant.optional(statement, "SessionNotOnOrAfter")));
        }
        return authentications;
    }

    private static Map<String, List<String>> attributes(Element assertion) throws Flawed {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Element statement : Elements.children(assertion, XmlNames.SAML, "AttributeStatement")) {
            for (Element attribute : Elements.children(statement)) {
                if (Elements.is(attribute, XmlNames.SAML, "EncryptedAttribute")) {
                    throw new Flawed(Flaw.ENCRYPTED, "EncryptedAttribute");
                }
                List<String> values =
                        attributes.computeIfAbsent(Elements.attribute(attribute, "Name"), _ -> new ArrayList<>());
                Elements.children(attribute, XmlNames.SAML, "AttributeValue")
                        .forEach(value -> values.add(value.getTextContent()));
            }
        }
        return attributes;
    }
}
