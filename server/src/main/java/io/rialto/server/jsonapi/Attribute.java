package io.rialto.server.jsonapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a resource, as it is described. Nobody writes it unless it says so.
 *
 * @param values the only ones there are; empty: any
 * @param longest of a text that is written, in characters
 * @param searchable filters and sorts may name it: then the store has a column for it
 */
public record Attribute(
        String name,
        Kind kind,
        List<String> values,
        Writing writing,
        boolean onlyAtCreation,
        boolean nullable,
        int longest,
        boolean searchable,
        String description,
        @Nullable Object example) {

    private static final int USUAL_LENGTH = 255;

    public Attribute {
        values = List.copyOf(values);
    }

    /** Whether and how somebody writes it. */
    enum Writing {
        NEVER,
        MAY,
        /** Also when it is created. */
        MUST
    }

    public static Attribute text(String name) {
        return of(name, Kind.TEXT, List.of());
    }

    public static Attribute oneOf(String name, String... values) {
        return of(name, Kind.TEXT, List.of(values));
    }

    public static Attribute number(String name) {
        return of(name, Kind.NUMBER, List.of());
    }

    public static Attribute flag(String name) {
        return of(name, Kind.FLAG, List.of());
    }

    /** A JSON object. */
    public static Attribute object(String name) {
        return of(name, Kind.OBJECT, List.of());
    }

    public static Attribute instant(String name) {
        return of(name, Kind.INSTANT, List.of());
    }

    private static Attribute of(String name, Kind kind, List<String> values) {
        return new Attribute(name, kind, values, Writing.NEVER, false, false, USUAL_LENGTH, false, "", null);
    }

    /** Must be given at creation, may be changed, and is never null or blank. */
    public Attribute required() {
        return writing(Writing.MUST);
    }

    /** May be given, and is never null. */
    public Attribute writable() {
        return writing(Writing.MAY);
    }

    /** May be given, and cleared by null. */
    public Attribute optional() {
        return writing(Writing.MAY).nullable(true);
    }

    /** Can be null although nobody writes it. */
    public Attribute orNull() {
        return nullable(true);
    }

    /** Cannot be changed later. */
    public Attribute onlyAtItsCreation() {
        return new Attribute(name, kind, values, writing, true, nullable, longest, searchable, description, example);
    }

    /** A longer text is refused; 255 characters unless this is said. */
    public Attribute atMost(int characters) {
        return new Attribute(
                name, kind, values, writing, onlyAtCreation, nullable, characters, searchable, description, example);
    }

    public Attribute searched() {
        return new Attribute(
                name, kind, values, writing, onlyAtCreation, nullable, longest, true, description, example);
    }

    /** A sentence for the API's description. */
    public Attribute saying(String sentence) {
        return new Attribute(
                name, kind, values, writing, onlyAtCreation, nullable, longest, searchable, sentence, example);
    }

    /** A value for the API's description. */
    public Attribute like(Object value) {
        return new Attribute(
                name, kind, values, writing, onlyAtCreation, nullable, longest, searchable, description, value);
    }

    private Attribute writing(Writing how) {
        return new Attribute(
                name, kind, values, how, onlyAtCreation, nullable, longest, searchable, description, example);
    }

    private Attribute nullable(boolean can) {
        return new Attribute(
                name, kind, values, writing, onlyAtCreation, can, longest, searchable, description, example);
    }

    /** Whether a request that creates, or else one that changes, may name it. */
    boolean isWritten(boolean creating) {
        return writing != Writing.NEVER && (creating || !onlyAtCreation);
    }

    boolean isSortable() {
        return searchable && kind != Kind.OBJECT;
    }
}
