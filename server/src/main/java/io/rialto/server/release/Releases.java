package io.rialto.server.release;

import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.release.Release.Malformed;
import io.rialto.server.release.Release.Missing;
import io.rialto.server.release.Release.Released;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides who may enter a service and what the service is told. Pure: the same customer and service, the same answer. */
@Component
public class Releases {

    private final Expressions expressions;

    public Releases(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Whether the entitlement rule lets the customer in. A rule that cannot be evaluated does not. */
    public boolean may(Customer customer, ExternalService service) {
        String rule = service.allow();
        if (rule == null) {
            return true;
        }
        return switch (expressions.evaluate(rule, view(customer, service))) {
            case Evaluation.Value(Object value) -> Boolean.TRUE.equals(value);
            case Evaluation.Absent() -> false;
            case Evaluation.Broken() -> false;
        };
    }

    /** Why {@link #may} says no, without the customer. */
    public String objection(Customer customer, ExternalService service) {
        String rule = service.allow();
        return switch (rule == null ? new Evaluation.Absent() : expressions.evaluate(rule, view(customer, service))) {
            case Evaluation.Value(Object value) -> "the rule says no to this customer";
            case Evaluation.Absent() -> "the rule asks for something that this customer does not have";
            case Evaluation.Broken() -> "the rule could not be evaluated for this customer";
        };
    }

    /** The mapped attributes that this customer has, in the order of the mapping; or the required one that is not there. */
    public Release release(Customer customer, ExternalService service) {
        return release(customer, service.release(), service.protocol().takesObjects());
    }

    /** The same for something that is told apart from the hand-over, and takes members with members. */
    public Release release(Customer customer, ExternalService.Release told) {
        return release(customer, told, true);
    }

    private Release release(Customer customer, ExternalService.Release told, boolean objects) {
        Map<String, Object> view = CustomerView.of(customer, told.sensitive());
        List<Attribute> attributes = new ArrayList<>();
        for (Map.Entry<String, String> mapping : told.attributes().entrySet()) {
            String name = mapping.getKey();
            boolean required = told.required().contains(name);
            switch (values(mapping.getValue(), view, objects)) {
                case Values.Good(List<Object> found, boolean several) ->
                    attributes.add(new Attribute(name, found, several));
                case Values.None() -> {
                    if (required) {
                        return new Missing(name);
                    }
                }
                // A service does without an optional attribute better than with a broken one.
                case Values.Bad() -> {
                    if (required) {
                        return new Malformed(name);
                    }
                }
            }
        }
        return told.required().stream()
                .filter(name -> !told.attributes().containsKey(name))
                .findFirst()
                .<Release>map(Missing::new)
                .orElseGet(() -> new Released(attributes));
    }

    /** The text that an expression gives for this customer, for a name identifier. */
    public Optional<String> text(String expression, Customer customer, ExternalService service) {
        return values(expression, view(customer, service), false)
                                instanceof Values.Good(List<Object> found, boolean several)
                        && found.size() == 1
                ? Optional.of(Attribute.text(found.getFirst()))
                : Optional.empty();
    }

    /**
     * What expressions give for this customer, by name: one value, or a list where the expression gave one. What the customer does not
     * have, or what cannot be told, is not there.
     */
    public Map<String, Object> values(Map<String, String> expressions, Customer customer, ExternalService service) {
        Map<String, Object> view = view(customer, service);
        Map<String, Object> values = new LinkedHashMap<>();
        expressions.forEach((name, expression) -> {
            if (values(expression, view, true) instanceof Values.Good(List<Object> found, boolean several)) {
                values.put(name, several ? found : found.getFirst());
            }
        });
        return values;
    }

    private Values values(String expression, Map<String, Object> view, boolean objects) {
        return switch (expressions.evaluate(expression, view)) {
            case Evaluation.Value(Object value) ->
                Values.of(value, expression.strip().equals("customer.email"), objects);
            case Evaluation.Absent() -> new Values.None();
            case Evaluation.Broken() -> new Values.Bad();
        };
    }

    private static Map<String, Object> view(Customer customer, ExternalService service) {
        return CustomerView.of(customer, service.release().sensitive());
    }
}
