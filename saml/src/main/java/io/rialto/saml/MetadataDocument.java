package io.rialto.saml;

import io.rialto.saml.ServiceProviderMetadata.Seal;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One service's entity in a metadata document.
 *
 * @param path from the document's root to the entity: what each of them says counts for it
 * @param service its one description as a service provider of SAML 2.0
 */
record MetadataDocument(List<Element> path, Element service) {

    static MetadataDocument of(byte[] xml, @Nullable String entityId) throws Flawed {
        Element root = HardenedXml.parse(xml, Limits.METADATA, HardenedXml.Comments.DROPPED)
                .getDocumentElement();
        Ids.requireUnique(Elements.tree(root));
        List<List<Element>> entities = new ArrayList<>();
        collect(root, List.of(), entities);
        List<List<Element>> found = new ArrayList<>();
        for (List<Element> path : entities) {
            String id = Elements.attribute(path.getLast(), "entityID");
            if (entityId == null ? !services(path.getLast()).isEmpty() : id.equals(entityId)) {
                found.add(path);
            }
        }
        return only(found, entityId);
    }

    private static MetadataDocument only(List<List<Element>> found, @Nullable String entityId) throws Flawed {
        if (found.isEmpty()) {
            throw new Flawed(
                    Flaw.MALFORMED,
                    entityId == null ? "it describes no service provider of SAML 2.0" : "it has no entity of that ID");
        }
        if (found.size() > 1) {
            throw new Flawed(
                    Flaw.MALFORMED,
                    entityId == null
                            ? "it describes " + found.size() + " services: say which by its entity ID"
                            : "it has several entities of that ID");
        }
        List<Element> services = services(found.getFirst().getLast());
        if (services.size() != 1) {
            throw new Flawed(
                    Flaw.MALFORMED,
                    services.isEmpty()
                            ? "the entity is no service provider of SAML 2.0"
                            : "the entity describes itself several times");
        }
        return new MetadataDocument(List.copyOf(found.getFirst()), services.getFirst());
    }

    private static void collect(Element element, List<Element> above, List<List<Element>> into) throws Flawed {
        List<Element> path = new ArrayList<>(above);
        path.add(element);
        if (Elements.is(element, XmlNames.MD, "EntityDescriptor")) {
            into.add(path);
        } else if (Elements.is(element, XmlNames.MD, "EntitiesDescriptor")) {
            for (Element child : Elements.children(element)) {
                if (Elements.is(child, XmlNames.MD, "EntityDescriptor")
                        || Elements.is(child, XmlNames.MD, "EntitiesDescriptor")) {
                    collect(child, path, into);
                }
            }
        } else {
            throw new Flawed(Flaw.MALFORMED, "not SAML metadata: " + Flawed.quote(element.getNodeName()));
        }
    }

    private static List<Element> services(Element entity) {
        return Elements.children(entity, XmlNames.MD, "SPSSODescriptor").stream()
                .filter(descriptor -> Arrays.asList(descriptor
                                .getAttributeNS(null, "protocolSupportEnumeration")
                                .split("[ \\t\\r\\n]+"))
                        .contains(XmlNames.SAMLP))
                .toList();
    }

    Element entity() {
        return path.getLast();
    }

    /** The signature, which may be any of the path's. One that holds is enough: a federation signs, and its members do too. */
    Seal seal(List<X509Certificate> trusted) throws Flawed {
        String claimed = null;
        Flawed broken = new Flawed(Flaw.NOT_SIGNED, "it is not signed");
        boolean first = true;
        for (Element element : path) {
            Element signature = Elements.atMostOne(element, XmlNames.DS, "Signature");
            if (signature == null) {
                continue;
            }
            if (trusted.isEmpty()) {
                claimed = claimed == null ? claimed(signature) : claimed;
                continue;
            }
            try {
                SignatureCheck check = SignatureCheck.of(signature, element, trusted);
                return new Seal(check.algorithm(), check.certificate());
            } catch (Flawed flawed) {
                broken = first ? flawed : broken;
                first = false;
            }
        }
        if (!trusted.isEmpty()) {
            throw broken;
        }
        return new Seal(claimed, null);
    }

    private static @Nullable String claimed(Element signature) {
        return Elements.tree(signature).stream()
                .filter(element -> Elements.is(element, XmlNames.DS, "SignatureMethod"))
                .map(method -> method.getAttributeNS(null, "Algorithm"))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Instant validUntil() throws Flawed {
        Instant earliest = null;
        for (Element element : within()) {
            Instant until = UtcInstant.optional(element, "validUntil");
            if (until != null && (earliest == null || until.isBefore(earliest))) {
                earliest = until;
            }
        }
        return earliest;
    }

    @Nullable
    Duration cacheDuration() throws Flawed {
        Duration shortest = null;
        for (Element element : within()) {
            String text = Elements.optionalAttribute(element, "cacheDuration");
            Duration duration = text == null ? null : XmlDuration.parse(text, "cacheDuration");
            if (duration != null && (shortest == null || duration.compareTo(shortest) < 0)) {
                shortest = duration;
            }
        }
        return shortest;
    }

    private List<Element> within() {
        List<Element> all = new ArrayList<>(path);
        all.add(service);
        return all;
    }
}
