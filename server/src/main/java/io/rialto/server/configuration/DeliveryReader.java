package io.rialto.server.configuration;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.Delivery.Way;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads where a token goes, out of the block of its protocol. */
final class DeliveryReader {

    static final Rule<String> NAME = text -> text.matches("[A-Za-z0-9_.:\\[\\]-]{1,64}")
            ? Rule.good(text)
            : Rule.bad("must be a name of 1 to 64 of A-Z, a-z, 0-9 and _ . : [ ] -");
    private static final Rule<Way> WAY =
            Rules.oneOf(Map.of("redirect", Way.REDIRECT, "post", Way.POST, "widget", Way.WIDGET));

    private DeliveryReader() {}

    /** @param usual the token's name where nothing is said */
    static Optional<Delivery> read(Fields block, String usual) {
        Optional<Way> way = block.optional("deliver", WAY);
        Optional<String> address = block.needed("url", address(block));
        Optional<String> parameter = block.optional("parameter", NAME);
        Optional<String> target = block.optional("target_parameter", NAME);
        Optional<String> failure = block.optional("error_parameter", NAME);
        Map<String, String> more = new LinkedHashMap<>();
        block.value("parameters")
                .ifPresent(value -> value.fields().free().forEach((name, text) -> {
                    if (NAME.read(name) instanceof Rule.Verdict.Bad<String>(String problem)) {
                        text.refused("as a parameter's name " + problem);
                    }
                    if (!text.isNothing()) {
                        text.read(Rules.text(1_000)).ifPresent(good -> more.put(name, good));
                    }
                }));
        Way chosen = way.orElse(Way.REDIRECT);
        if (chosen != Way.REDIRECT
                && address.filter(text -> text.contains(Delivery.TOKEN)).isPresent()) {
            block.needed("url").ifPresent(value -> value.refused("has {token} in it, which needs deliver: redirect"));
        }
        return address.map(text ->
                new Delivery(chosen, text, parameter.orElse(usual), more, target.orElse(null), failure.orElse(null)));
    }

    /** An address that browsers are sent to, in which {@code {token}} may stand. */
    private static Rule<String> address(Fields block) {
        Rule<URI> address = block.reading().rules().address();
        return text -> switch (address.read(text.replace(Delivery.TOKEN, "token"))) {
            case Rule.Verdict.Good<URI>(URI url) -> Rule.good(text);
            case Rule.Verdict.Bad<URI>(String problem) -> Rule.bad(problem);
        };
    }
}
