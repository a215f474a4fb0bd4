package io.rialto.demo.graphql;

import io.rialto.demo.graphql.Operation.Kind;
import io.rialto.demo.graphql.Operation.Unreadable;
import io.rialto.demo.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one operation, from left to right (GraphQL, October 2021, §2). */
final class Parser {

    private static final Pattern IGNORED = Pattern.compile("(?:[\\s,\\uFEFF]|#[^\\n\\r]*)*+");
    private static final Pattern TOKEN =
            Pattern.compile("[_A-Za-z][_0-9A-Za-z]*|\"(?:[^\"\\\\\\n\\r]|\\\\.)*+\"|[{}():!$\\[\\]=]");
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");
    private static final int DEEPEST = 10;

    private final String document;
    private final JsonNode variables;
    private int at;

    Parser(String document, JsonNode variables) {
        this.document = document;
        this.variables = variables;
    }

    Operation operation() {
        Kind kind = Kind.QUERY;
        if (!peek().equals("{")) {
            kind = switch (next()) {
                case "query" -> Kind.QUERY;
                case "mutation" -> Kind.MUTATION;
                default -> throw new Unreadable("Syntax Error: expected query or mutation");
            };
            if (NAME.matcher(peek()).matches()) {
                next();
            }
            skipVariableDefinitions();
        }
        Operation operation = new Operation(kind, selection(0));
        if (!peek().isEmpty()) {
            throw new Unreadable("Syntax Error: expected <EOF>");
        }
        return operation;
    }

    private void skipVariableDefinitions() {
        if (peek().equals("(")) {
            while (!next().equals(")")) {
                if (peek().isEmpty()) {
                    throw new Unreadable("Syntax Error: expected )");
                }
            }
        }
    }

    private List<Field> selection(int depth) {
        if (depth == DEEPEST) {
            throw new Unreadable("Max query depth should be " + DEEPEST);
        }
        expect("{");
        List<Field> fields = new ArrayList<>();
        while (!peek().equals("}")) {
            fields.add(field(depth));
        }
        expect("}");
        return fields;
    }

    private Field field(int depth) {
        String key = name();
        String name = key;
        if (peek().equals(":")) {
            next();
            name = name();
        }
        Map<String, String> arguments = arguments();
        return new Field(key, name, arguments, peek().equals("{") ? selection(depth + 1) : List.of());
    }

    private Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (peek().equals("(")) {
            next();
            while (!peek().equals(")")) {
                String name = name();
                expect(":");
                arguments.put(name, value());
            }
            next();
        }
        return arguments;
    }

    private String value() {
        String token = next();
        if (token.equals("$")) {
            JsonNode value = variables.path(name());
            if (!value.isString()) {
                throw new Unreadable("a variable that is used is not given, or is no text");
            }
            return value.asString();
        }
        if (!token.startsWith("\"")) {
            throw new Unreadable("Syntax Error: expected a text");
        }
        try {
            return Json.read(token).asString();
        } catch (IllegalArgumentException e) {
            throw new Unreadable("Syntax Error: a text that is none");
        }
    }

    private String name() {
        String token = next();
        if (!NAME.matcher(token).matches()) {
            throw new Unreadable("Syntax Error: expected a name");
        }
        return token;
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw new Unreadable("Syntax Error: expected " + token);
        }
    }

    private String next() {
        String token = peek();
        if (token.isEmpty()) {
            throw new Unreadable("Syntax Error: unexpected <EOF>");
        }
        at += token.length();
        return token;
    }

    /** Empty at the end. */
    private String peek() {
        Matcher ignored = IGNORED.matcher(document).region(at, document.length());
        if (ignored.lookingAt()) {
            at = ignored.end();
        }
        if (at == document.length()) {
            return "";
        }
        Matcher token = TOKEN.matcher(document).region(at, document.length());
        if (!token.lookingAt()) {
            throw new Unreadable("Syntax Error: unexpected character");
        }
        return token.group();
    }
}
