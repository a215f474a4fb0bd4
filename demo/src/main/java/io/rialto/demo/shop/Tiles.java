package io.rialto.demo.shop;

import io.rialto.demo.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Which services a customer may enter, asked of Rialto server to server. The shop works without an answer, too. */
final class Tiles implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String issuer;
    private final Tickets tickets;

    Tiles(String issuer, Tickets tickets) {
        this.issuer = issuer;
        this.tickets = tickets;
    }

    /** One service that the customer may enter. */
    record Tile(String slug, String name, String summary) {}

    /** None for whom Rialto refuses; empty when it cannot be asked now. */
    Optional<List<Tile>> of(Customer customer, Optional<Integer> admin) {
        String ticket = tickets.issue(customer, "services", Optional.empty(), admin, Optional.empty());
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/services"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + ticket)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(read(response.body()));
                case 403 -> Optional.of(List.of());
                default -> Optional.empty();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Tile> read(String body) {
        return StreamSupport.stream(Json.read(body).path("services").spliterator(), false)
                .map(Tiles::tile)
                .toList();
    }

    private static Tile tile(JsonNode service) {
        return new Tile(
                service.path("slug").asString(""),
                service.path("name").asString(""),
                service.path("summary").asString(""));
    }

    /** Where a tile leads: the one door. */
    String href(Tile tile) {
        return issuer + "/launch/" + tile.slug();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
