package io.rialto.server.dashboard.service;

import io.rialto.server.launch.Personas;
import java.util.List;

/** A customer that does not exist, to choose for a preview. */
record Persona(String key, String label) {

    static final List<Persona> ALL = List.of(Personas.values()).stream()
            .map(persona -> new Persona(persona.key(), persona.summary()))
            .toList();
}
