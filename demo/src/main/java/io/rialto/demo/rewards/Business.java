package io.rialto.demo.rewards;

import java.util.List;
import java.util.Locale;

/**
 * What a twin pretends to do for a living, so that one sees one is somewhere else.
 *
 * @param slug its name at Rialto
 * @param catalogue what its list of items is called
 */
public record Business(String slug, String title, String claim, String catalogue, List<Item> items) {

    public static final Business REWARDS = new Business(
            "rewards",
            "Rewards",
            "Points for every purchase, and good things to spend them on.",
            "Catalogue",
            List.of(
                    new Item("Two cinema tickets", "900 points"),
                    new Item("A tree planted", "400 points"),
                    new Item("Free delivery for a year", "2,500 points")));

    public static final Business WARRANTY = new Business(
            "warranty",
            "Warranty",
            "Your goods, what is still covered, and repairs.",
            "Covered goods",
            List.of(
                    new Item("Trail lantern", "covered until May 2029"),
                    new Item("Canvas pack", "covered for life"),
                    new Item("Wool blanket", "free mending once a year")));

    public Business {
        items = List.copyOf(items);
    }

    /** One line of the catalogue. */
    public record Item(String name, String detail) {}

    /** Each has its own: cookies do not know ports. */
    String sessionCookie() {
        return slug.toUpperCase(Locale.ROOT) + "_SESSION";
    }

    String requestCookie() {
        return slug.toUpperCase(Locale.ROOT) + "_REQUEST";
    }
}
