package io.rialto.server.dashboard.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A step of the guided set-up. Each is saved by itself, so one can come back. */
enum Step {
    CONNECTION("Connection"),
    ATTRIBUTES("What it is told"),
    ENTRY("Who may enter"),
    PUBLISH("Try and publish");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    /** As it stands in the address. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Step next() {
        List<Step> all = List.of(values());
        return all.get(Math.min(all.indexOf(this) + 1, all.size() - 1));
    }

    static Optional<Step> of(String key) {
        return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
    }

    /** One in the list of steps. */
    record Stop(String key, String label, boolean here) {}

    /** All of them. */
    static List<Stop> all(Step here) {
        List<Stop> stops = new ArrayList<>();
        for (Step step : values()) {
            stops.add(new Stop(step.key(), (stops.size() + 1) + ". " + step.label, step == here));
        }
        return List.copyOf(stops);
    }

    /** Where what is wrong or missing at that place is typed. */
    static Step at(String place) {
        if (place.startsWith("definition/attributes") || place.equals("definition/required")) {
            return ATTRIBUTES;
        }
        return place.equals("definition/allow") ? ENTRY : CONNECTION;
    }
}
