package io.rialto.saml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** IDs: what a signature's reference points at, so every one must be unique (SAML Core §1.3.4). */
final class Ids {

    /** An NCName without letters of other scripts. Nothing in it can be read as an XPointer. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");

    private Ids() {}

    /** Whatever any library might take for an ID counts, in any letter case and namespace. */
    static void requireUnique(List<Element> tree) throws Flawed {
        Set<String> seen = new HashSet<>();
        for (Element element : tree) {
            for (Attr attribute : Elements.attributes(element)) {
                if (isId(attribute) && !seen.add(attribute.getValue())) {
                    throw new Flawed(Flaw.DUPLICATE_ID, "id=" + Flawed.quote(attribute.getValue()));
                }
            }
        }
    }

    private static boolean isId(Attr attribute) {
        return !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                && attribute.getLocalName().equalsIgnoreCase("id");
    }

    static String of(Element element) throws Flawed {
        String id = Elements.attribute(element, "ID");
        if (!FORM.matcher(id).matches()) {
            throw new Flawed(Flaw.MALFORMED, element.getLocalName() + " has an ID that is not a plain name");
        }
        return id;
    }
}
