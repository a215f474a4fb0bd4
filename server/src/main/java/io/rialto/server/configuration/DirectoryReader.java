package io.rialto.server.configuration;

import io.rialto.server.site.DirectoryAccess;
import io.rialto.server.site.DirectoryAccess.Bearer;
import io.rialto.server.site.DirectoryAccess.OAuth;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code store.directory}: what an integration of the shop proves itself by. */
final class DirectoryReader {

    // Printable, without spaces and quotes: it stands in a header.
    private static final Rule<String> SECRET = text -> text.matches("[!#-~]{8,1024}")
            ? Rule.good(text)
            : Rule.bad("must be 8 to 1024 letters, digits and signs, as the shop shows it");

    private DirectoryReader() {}

    static Optional<DirectoryAccess> read(Value value) {
        Fields fields = value.fields();
        boolean confirms = fields.flag("confirms_email", false);
        Optional<String> key = secret(fields, "consumer_key");
        Optional<String> secret = secret(fields, "consumer_secret");
        Optional<String> token = secret(fields, "access_token");
        Optional<String> tokenSecret = secret(fields, "access_token_secret");
        Optional<String> bearer = secret(fields, "bearer");
        boolean signs = named(fields).findAny().isPresent();
        if (signs && fields.value("bearer").isPresent()) {
            fields.refused("has both a bearer token and the four secrets of OAuth: leave bearer out");
        } else if (signs) {
            Stream.of("consumer_key", "consumer_secret", "access_token", "access_token_secret")
                    .forEach(fields::needed);
        } else {
            fields.needed("bearer");
        }
        return fields.made(() -> new DirectoryAccess(
                signs
                        ? new OAuth(
                                key.orElseThrow(), secret.orElseThrow(), token.orElseThrow(), tokenSecret.orElseThrow())
                        : new Bearer(bearer.orElseThrow()),
                confirms));
    }

    private static Stream<Value> named(Fields fields) {
        return Stream.of("consumer_key", "consumer_secret", "access_token", "access_token_secret")
                .flatMap(name -> fields.value(name).stream());
    }

    private static Optional<String> secret(Fields fields, String name) {
        return fields.value(name).flatMap(at -> at.secret(SECRET));
    }
}
