package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.List;

/** What a service's metadata says otherwise than before, while somebody has to decide. */
record ChangeCard(String id, String at, String url, String signed, List<String> lines) {

    static ChangeCard of(Thing change) {
        return new ChangeCard(
                change.id(),
                change.instant("created_at").map(Words::of).orElse("–"),
                change.text("url"),
                change.flag("signed")
                        ? "The document is signed as the configuration wants."
                        : "The document is not signed: ask the service’s administrator whether they changed this.",
                change.map("difference").get("lines") instanceof List<?> lines
                        ? lines.stream().map(String::valueOf).toList()
                        : List.of());
    }
}
