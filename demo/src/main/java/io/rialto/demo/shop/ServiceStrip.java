package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Html;
import io.rialto.demo.shop.Tiles.Tile;
import java.util.List;

/** One button for each service that whoever is logged in may enter; nothing for everybody else. */
final class ServiceStrip {

    private final Tiles tiles;

    ServiceStrip(Tiles tiles) {
        this.tiles = tiles;
    }

    Html of(Visit visit) {
        return visit.loggedIn()
                .flatMap(customer -> tiles.of(customer, visit.admin()))
                .map(this::services)
                .orElse(Html.NOTHING);
    }

    private Html services(List<Tile> found) {
        return html("""
                <section class="strip" aria-label="My services">
                <h2>For you</h2>
                <ul>{}</ul>
                </section>
                """, found.stream().map(this::link).toList()).when(!found.isEmpty());
    }

    private Html link(Tile tile) {
        return html("<li><a class=\"button\" href=\"{}\">{}</a></li>", tiles.href(tile), tile.name());
    }
}
