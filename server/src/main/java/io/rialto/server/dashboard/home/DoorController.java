package io.rialto.server.dashboard.home;

import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.Freshness;
import io.rialto.server.signin.session.Seat;
import io.rialto.server.signin.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The dashboard's door: it leads into the one organization that somebody belongs to, or lets them choose among several. */
@Controller
class DoorController {

    private final StaffPages pages;
    private final Freshness freshness;

    DoorController(StaffPages pages, Freshness freshness) {
        this.pages = pages;
        this.freshness = freshness;
    }

    /** An organization to choose. */
    record Choice(String name, String initial, String path, String role, String plan) {

        static Choice of(Seat seat) {
            String name = seat.organization().name();
            return new Choice(
                    name,
                    name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT),
                    path(seat),
                    Words.of(seat.role()),
                    Words.capitalized(seat.organization().plan().name()));
        }

        static String path(Seat seat) {
            return "/dashboard/" + seat.organization().slug();
        }
    }

    // Whoever belongs nowhere is not signed in: the login page says so.
    @GetMapping("/dashboard")
    void enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignedIn me = Doorman.present().orElseThrow();
        Optional<String> onward = freshness
                .onward(request, response)
                .or(() -> Optional.of(me.seats())
                        .filter(seats -> seats.size() == 1)
                        .map(seats -> Choice.path(seats.getFirst())));
        if (onward.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", onward.get());
            response.setStatus(HttpServletResponse.SC_FOUND);
            return;
        }
        List<Choice> choices = me.seats().stream()
                .map(Choice::of)
                .sorted(Comparator.comparing(Choice::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        pages.write(View.of("dashboard/home/choice", Map.of("choices", choices)), request, response);
    }
}
