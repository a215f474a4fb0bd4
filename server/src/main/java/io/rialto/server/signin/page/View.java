package io.rialto.server.signin.page;

import io.rialto.server.signin.session.Seat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page for staff.
 *
 * @param model what the template reads
 * @param leadsOut its form ends, after a redirect, at a company's provider
 * @param scripts scripts of ours run on it
 * @param seat whose organization's page it is; absent: nobody's
 * @param here the key of its area
 */
public record View(
        int status,
        String template,
        Map<String, Object> model,
        boolean leadsOut,
        boolean scripts,
        @Nullable Seat seat,
        String here) {

    public View {
        model = Map.copyOf(model);
    }

    /** An ordinary page. */
    public static View of(String template, Map<String, Object> model) {
        return new View(200, template, model, false, false, null, "");
    }

    public View withStatus(int other) {
        return new View(other, template, model, leadsOut, scripts, seat, here);
    }

    /** Its form ends, after a redirect, at a company's provider. */
    public View leadingOut() {
        return new View(status, template, model, true, scripts, seat, here);
    }

    /** It has texts with a button that copies them, or parts that are fetched. */
    public View scripted() {
        return new View(status, template, model, leadsOut, true, seat, here);
    }

    /** It belongs to an area of an organization's dashboard. */
    public View in(Seat organization, String area) {
        return new View(status, template, model, leadsOut, scripts, organization, area);
    }
}
