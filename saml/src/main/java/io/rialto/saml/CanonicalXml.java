package io.rialto.saml;

import io.rialto.saml.Tag.Namespace;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes XML that is its own exclusive canonical form (Exclusive XML Canonicalization 1.0), for the document and for every
 * element whose namespace no ancestor shares, so that what was written can be hashed as it stands.
 *
 * <p>Canonical by construction, not by a second pass: no declaration, comment or white space of its own; start and end tag
 * even when empty; attributes are unqualified and must come in the order of their names; so the only namespace an element
 * visibly utilises is the one of its own name, and it is declared where it is not in scope yet.
 */
final class CanonicalXml {

    private static final int DEEPEST = 16;

    private final Utf8 out = new Utf8();
    private final Tag[] open = new Tag[DEEPEST];
    /** Which of the open elements declares its namespace. */
    private final boolean[] declares = new boolean[DEEPEST];

    private final Set<Namespace> inScope = EnumSet.noneOf(Namespace.class);
    private int depth;
    private boolean inStartTag;
    private String lastAttribute = "";

    CanonicalXml open(Tag tag) {
        endStartTag();
        out.put(tag.start);
        declares[depth] = inScope.add(tag.namespace);
        if (declares[depth]) {
            out.put(tag.namespace.declaration);
        }
        open[depth++] = tag;
        inStartTag = true;
        lastAttribute = "";
        return this;
    }

    CanonicalXml attribute(String name, String value) {
        startAttribute(name);
        out.text(value, Escape.ATTRIBUTE);
        out.ascii('"');
        return this;
    }

    CanonicalXml attribute(String name, Instant value) {
        startAttribute(name);
        out.instant(value);
        out.ascii('"');
        return this;
    }

    CanonicalXml text(String text) {
        endStartTag();
        out.text(text, Escape.TEXT);
        return this;
    }

    /** Text that needs no escaping, as bytes. */
    CanonicalXml text(byte[] ascii) {
        endStartTag();
        out.put(ascii);
        return this;
    }

    CanonicalXml close() {
        endStartTag();
        Tag tag = open[--depth];
        out.put(tag.end);
        if (declares[depth]) {
            inScope.remove(tag.namespace);
        }
        return this;
    }

    /** An element with nothing but text. */
    CanonicalXml leaf(Tag tag, String text) {
        return open(tag).text(text).close();
    }

    /** Where the next node will start. */
    int position() {
        endStartTag();
        return out.size();
    }

    /** Leaves room for text whose length is known and whose value is not yet, and answers where. */
    int reserve(int length) {
        endStartTag();
        return out.skip(length);
    }

    void fill(int at, byte[] ascii) {
        out.fill(at, ascii);
    }

    /** The bytes written so far; not to be kept beyond the next write. */
    byte[] buffer() {
        return out.array();
    }

    byte[] toBytes() {
        if (depth > 0) {
            throw new IllegalStateException("still open: " + Arrays.toString(Arrays.copyOf(open, depth)));
        }
        return out.copy(0, out.size());
    }

    private void startAttribute(String name) {
        // Canonical XML 1.0 §2.2: attributes without a namespace are sorted by name. Who calls us keeps that order.
        if (!inStartTag || name.compareTo(lastAttribute) <= 0) {
            throw new IllegalStateException("attribute " + name + " after " + lastAttribute);
        }
        lastAttribute = name;
        out.ascii(' ');
        out.ascii(name);
        out.ascii('=');
        out.ascii('"');
    }

    private void endStartTag() {
        if (inStartTag) {
            out.ascii('>');
            inStartTag = false;
        }
    }
}
