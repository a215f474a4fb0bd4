package io.rialto.saml;

import java.util.List;

/**
 * One released attribute (SAML Core §2.7.3.1). Several values become several {@code AttributeValue} elements.
 *
 * @param name the name at the service; a name with a scheme ({@code urn:…}, {@code http…:}) is written with NameFormat
 *     {@code uri}, any other with {@code basic}
 * @param values never empty: an attribute without a value is left out of the assertion, not sent empty
 */
public record Attribute(String name, List<String> values) {

    public Attribute {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an attribute needs a name");
        }
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("attribute " + name + " has no value");
        }
    }

    public Attribute(String name, String value) {
        this(name, List.of(value));
    }
}
