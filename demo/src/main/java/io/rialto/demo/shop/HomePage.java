package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Html;
import java.util.List;
import java.util.stream.Stream;

/** The shop window. Whoever is logged in finds the services beside the goods. */
final class HomePage {

    private final ServiceStrip services;
    private final String issuer;

    HomePage(ServiceStrip services, String issuer) {
        this.services = services;
        this.issuer = issuer;
    }

    Answer answer(Visit visit) {
        return Layout.page(visit, "Good things for outdoors", html("""
                <section class="hero">
                <h1>Good things for outdoors</h1>
                <p>Made to be mended, and to be handed on.</p>
                </section>
                {}
                <h2>This week</h2>
                <ul class="goods">{}</ul>
                {}
                """, services.of(visit), goods(), cmsBlock()));
    }

    /** As a merchant writes it into a CMS block: the same link for everybody. */
    private Html cmsBlock() {
        return html("""
                <section class="card" aria-label="Rewards club">
                <p>Every purchase brings points. <a href="{}/launch/rewards">See what yours are good for</a></p>
                </section>
                """, issuer);
    }

    private static List<Html> goods() {
        return Stream.of(
                        new Good(
                                "Enamel mug",
                                "€14.00",
                                "M28 30h36v38a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8zM64 40h8a9 9 0 0 1 0 22h-8"),
                        new Good("Wool blanket", "€89.00", "M20 32h60v40H20zM20 42h60M20 62h60M32 32v40M68 32v40"),
                        new Good(
                                "Trail lantern", "€42.00", "M38 34h24l5 36H33zM42 34a8 8 0 0 1 16 0M30 76h40M50 46v14"),
                        new Good(
                                "Canvas pack",
                                "€118.00",
                                "M30 42a20 20 0 0 1 40 0v36H30zM38 60h24v18M38 60v18M42 23v-7h16v7M30 50h40"))
                .map(Good::card)
                .toList();
    }

    /** Something that would be for sale. */
    private record Good(String name, String price, String drawing) {

        Html card() {
            return html("""
                    <li>
                    <svg viewBox="0 0 100 100" aria-hidden="true"><path d="{}"/></svg>
                    <h3>{}</h3>
                    <p>{}</p>
                    </li>
                    """, drawing, name, price);
        }
    }
}
