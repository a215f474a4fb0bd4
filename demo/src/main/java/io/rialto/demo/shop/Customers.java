package io.rialto.demo.shop;

import io.rialto.demo.http.Json;
import io.rialto.demo.http.Resources;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The shop's customers, in memory. Safe for use by many threads. */
public final class Customers {

    private final Map<Long, Customer> byId = new ConcurrentHashMap<>();
    private final Set<Long> disabled = ConcurrentHashMap.newKeySet();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();

    private Customers() {}

    /** Jane and Carla collect points, Bob does not, and Uma has yet to confirm her address. */
    public static Customers ofTheDemo() {
        Customers customers = new Customers();
        for (JsonNode entry : Json.read(Resources.text(Customers.class, "customers.json"))) {
            customers.put(Customer.read(entry));
        }
        return customers;
    }

    public List<Customer> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Customer::id))
                .toList();
    }

    public Optional<Customer> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Customer> byEmail(String email) {
        String wanted = email.strip().toLowerCase(Locale.ROOT);
        return byId.values().stream()
                .filter(customer -> customer.email().toLowerCase(Locale.ROOT).equals(wanted))
                .findAny();
    }

    /** Adds the customer, or changes the one with the same id. */
    public void put(Customer customer) {
        if (byId.put(customer.id(), customer) != null) {
            tell("customer.updated", customer.id());
        }
    }

    public void delete(long id) {
        if (byId.remove(id) != null) {
            disabled.remove(id);
            tell("customer.deleted", id);
        }
    }

    /** From now on the customer cannot log in. Sessions live on, as in Magento. */
    public void disable(long id) {
        if (byId.containsKey(id) && disabled.add(id)) {
            tell("customer.disabled", id);
        }
    }

    public void enable(long id) {
        if (disabled.remove(id)) {
            tell("customer.enabled", id);
        }
    }

    public boolean isDisabled(long id) {
        return disabled.contains(id);
    }

    /** Who wants to know what happens to customers; Magento's observers. */
    interface Observer {
        void happened(String event, long customer);
    }

    void observe(Observer observer) {
        observers.add(observer);
    }

    void overlook(Observer observer) {
        observers.remove(observer);
    }

    void tell(String event, long customer) {
        observers.forEach(observer -> observer.happened(event, customer));
    }
}
