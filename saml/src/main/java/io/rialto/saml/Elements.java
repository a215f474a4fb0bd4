package io.rialto.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Child elements, attributes and texts of a DOM, read so that nothing is overlooked: what is ambiguous is a flaw. */
final class Elements {

    private Elements() {}

    static boolean is(Node node, String namespace, String name) {
        return node.getNodeType() == Node.ELEMENT_NODE
                && namespace.equals(node.getNamespaceURI())
                && name.equals(node.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /** The element itself and everything below it, in document order. */
    static List<Element> tree(Element root) {
        List<Element> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private static void collect(Element element, List<Element> into) {
        into.add(element);
        children(element).forEach(child -> collect(child, into));
    }

    static Element only(Element parent, String namespace, String name) throws Flawed {
        Element child = atMostOne(parent, namespace, name);
        if (child == null) {
            throw new Flawed(Flaw.MALFORMED, parent.getLocalName() + " has no " + name);
        }
        return child;
    }

    static @Nullable Element atMostOne(Element parent, String namespace, String name) throws Flawed {
        List<Element> found = children(parent, namespace, name);
        if (found.size() > 1) {
            throw new Flawed(Flaw.MALFORMED, parent.getLocalName() + " has several " + name);
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The whole text of an element that holds text alone, without white space around it. */
    static String text(Element element) throws Flawed {
        return exactText(element).strip();
    }

    static String exactText(Element element) throws Flawed {
        if (!children(element).isEmpty()) {
            throw new Flawed(Flaw.MALFORMED, element.getLocalName() + " holds elements where a text is expected");
        }
        return element.getTextContent();
    }

    static String attribute(Element element, String name) throws Flawed {
        String value = optionalAttribute(element, name);
        if (value == null) {
            throw new Flawed(Flaw.MALFORMED, element.getLocalName() + " has no " + name);
        }
        return value;
    }

    static @Nullable String optionalAttribute(Element element, String name) {
        Attr attribute = element.getAttributeNodeNS(null, name);
        return attribute == null ? null : attribute.getValue();
    }

    /** An {@code xs:boolean}; absent is false. */
    static boolean flag(Element element, String name) throws Flawed {
        return switch (optionalAttribute(element, name)) {
            case null -> false;
            case "false", "0" -> false;
            case "true", "1" -> true;
            default -> throw new Flawed(Flaw.MALFORMED, name + " is neither true nor false");
        };
    }

    /** With their namespaces: a known part in another one would be overlooked. */
    static void requireParts(Element parent, Set<QName> parts) throws Flawed {
        for (Element child : children(parent)) {
            if (!parts.contains(new QName(child.getNamespaceURI(), child.getLocalName()))) {
                throw new Flawed(Flaw.MALFORMED, parent.getLocalName() + " holds " + Flawed.quote(child.getNodeName()));
            }
        }
    }

    static List<Attr> attributes(Element element) {
        NamedNodeMap map = element.getAttributes();
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < map.getLength(); i++) {
            attributes.add((Attr) map.item(i));
        }
        return attributes;
    }
}
