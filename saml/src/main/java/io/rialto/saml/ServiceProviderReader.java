package io.rialto.saml;

import io.rialto.saml.ServiceProviderMetadata.Consumer;
import io.rialto.saml.ServiceProviderMetadata.Logout;
import io.rialto.saml.ServiceProviderMetadata.Requested;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads an {@code SPSSODescriptor} (SAML Metadata §2.4.4). */
final class ServiceProviderReader {

    private static final int LONGEST_ENTITY_ID = 1_024;
    private static final int LONGEST_TEXT = 1_024;
    private static final int LONGEST_LOCATION = 2_000;
    private static final int HIGHEST_INDEX = 65_535;
    private static final int MOST = 100;

    private ServiceProviderReader() {}

    static ServiceProviderMetadata read(MetadataDocument document, List<X509Certificate> trusted) throws Flawed {
        // Before anything is read: what an unproved document says otherwise decides which fault is told.
        ServiceProviderMetadata.Seal seal = document.seal(trusted);
        Element service = document.service();
        KeyDescriptors keys = KeyDescriptors.of(service);
        return new ServiceProviderMetadata(
                entityId(document.entity()),
                consumers(service),
                logouts(service),
                keys.keys(),
                texts(service, "NameIDFormat"),
                requested(service),
                Elements.flag(service, "AuthnRequestsSigned"),
                Elements.flag(service, "WantAssertionsSigned"),
                document.validUntil(),
                document.cacheDuration(),
                seal,
                keys.remarks());
    }

    private static String entityId(Element entity) throws Flawed {
        String id = Elements.attribute(entity, "entityID");
        boolean spaced = id.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        // SAML Metadata §2.2.1
        if (id.isEmpty() || id.length() > LONGEST_ENTITY_ID || spaced) {
            throw new Flawed(Flaw.MALFORMED, "entityID has 1 to 1024 characters and no space");
        }
        return id;
    }

    private static List<Consumer> consumers(Element service) throws Flawed {
        List<Consumer> consumers = new ArrayList<>();
        for (Element one : some(service, "AssertionConsumerService")) {
            consumers.add(new Consumer(
                    text(Elements.attribute(one, "Binding"), "Binding"),
                    location(one, Elements.attribute(one, "Location"), "Location"),
                    index(one),
                    Elements.flag(one, "isDefault")));
        }
        if (consumers.isEmpty()) {
            throw new Flawed(Flaw.MALFORMED, "it has no AssertionConsumerService");
        }
        requireClear(consumers);
        return consumers;
    }

    /** A request may name its consumer by the index: one index is one place. */
    private static void requireClear(List<Consumer> consumers) throws Flawed {
        for (Consumer one : consumers) {
            for (Consumer other : consumers) {
                boolean same = one.index() != null
                        && one.index().equals(other.index())
                        && one.binding().equals(other.binding());
                if (same && !one.location().equals(other.location())) {
                    throw new Flawed(Flaw.MALFORMED, "two places have AssertionConsumerService's index " + one.index());
                }
            }
        }
    }

    private static List<Logout> logouts(Element service) throws Flawed {
        List<Logout> logouts = new ArrayList<>();
        for (Element one : some(service, "SingleLogoutService")) {
            String response = Elements.optionalAttribute(one, "ResponseLocation");
            logouts.add(new Logout(
                    text(Elements.attribute(one, "Binding"), "Binding"),
                    location(one, Elements.attribute(one, "Location"), "Location"),
                    response == null ? null : location(one, response, "ResponseLocation")));
        }
        return logouts;
    }

    /** Of the default one, or else the first (SAML Metadata §2.4.4.1). */
    private static List<Requested> requested(Element service) throws Flawed {
        List<Element> offers = some(service, "AttributeConsumingService");
        if (offers.isEmpty()) {
            return List.of();
        }
        Element chosen = offers.getFirst();
        for (Element offer : offers) {
            if (Elements.flag(offer, "isDefault")) {
                chosen = offer;
                break;
            }
        }
        List<Requested> requested = new ArrayList<>();
        for (Element one : some(chosen, "RequestedAttribute")) {
            String friendly = Elements.optionalAttribute(one, "FriendlyName");
            requested.add(new Requested(
                    text(Elements.attribute(one, "Name"), "Name"),
                    friendly == null ? null : text(friendly, "FriendlyName"),
                    Elements.flag(one, "isRequired")));
        }
        return requested;
    }

    private static List<String> texts(Element parent, String name) throws Flawed {
        List<String> texts = new ArrayList<>();
        for (Element one : some(parent, name)) {
            texts.add(text(Elements.text(one), name));
        }
        return texts;
    }

    static List<Element> some(Element parent, String name) throws Flawed {
        List<Element> found = Elements.children(parent, XmlNames.MD, name);
        if (found.size() > MOST) {
            throw new Flawed(Flaw.TOO_LARGE, name + " limit=" + MOST);
        }
        return found;
    }

    static String text(String text, String name) throws Flawed {
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new Flawed(Flaw.MALFORMED, name + " is empty, too long, or holds control characters");
        }
        return text.strip();
    }

    /** Browsers are sent there, with a profile: {@code javascript:} and its like are no places. */
    private static URI location(Element element, String text, String name) throws Flawed {
        URI uri = uri(text.strip());
        boolean web =
                uri != null && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        if (uri == null
                || !web
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || text.length() > LONGEST_LOCATION) {
            throw new Flawed(
                    Flaw.MALFORMED,
                    element.getLocalName() + "'s " + name + " is no web address without user and fragment");
        }
        return uri;
    }

    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable Integer index(Element element) throws Flawed {
        String text = Elements.optionalAttribute(element, "index");
        if (text == null) {
            return null;
        }
        if (!text.strip().matches("\\d{1,5}") || Integer.parseInt(text.strip()) > HIGHEST_INDEX) {
            throw new Flawed(Flaw.MALFORMED, element.getLocalName() + "'s index is not a number up to 65535");
        }
        return Integer.valueOf(text.strip());
    }
}
