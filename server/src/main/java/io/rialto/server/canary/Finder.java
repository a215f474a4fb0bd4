package io.rialto.server.canary;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for every form of a marker, in one pass over what is given. Safe for use by many threads. */
final class Finder {

    private final Automaton asWritten;
    private final Automaton inSmall;

    Finder(Marker marker) {
        List<Form> forms = Form.of(marker);
        asWritten = new Automaton(forms.stream().filter(form -> !form.anyCase()).toList());
        inSmall = new Automaton(forms.stream().filter(Form::anyCase).toList());
    }

    /** The names of the forms that are there. */
    Set<String> in(byte[] bytes) {
        Set<String> found = new TreeSet<>(asWritten.in(bytes));
        found.addAll(inSmall.in(Form.small(bytes)));
        return found;
    }
}
