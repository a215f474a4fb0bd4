package io.rialto.server.servicemetadata;

import io.rialto.saml.ServiceProviderMetadata;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for documents, by the one guarded way out. */
@Component
class Fetching {

    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_DATE = 100;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final Outbound outbound;

    Fetching(Outbound outbound) {
        this.outbound = outbound;
    }

    /** @param etag and {@code lastModified} of the document that is known; absent: none is */
    Fetched fetch(URI url, @Nullable String etag, @Nullable String lastModified) {
        Call call = Call.get(url)
                .upTo(ServiceProviderMetadata.LARGEST)
                .with("Accept", "application/samlmetadata+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1");
        if (etag != null) {
            call = call.with("If-None-Match", etag);
        }
        if (lastModified != null) {
            call = call.with("If-Modified-Since", lastModified);
        }
        boolean conditional = etag != null || lastModified != null;
        return switch (outbound.send(call)) {
            case Answer.Refused refused ->
                new Fetched.Failed(
                        "is not fetched: its address " + refused.objection().sentence());
            case Answer.Failed failed -> new Fetched.Failed("cannot be fetched: " + sentence(failed.cause()));
            case Answered answered -> read(answered, conditional);
        };
    }

    private static Fetched read(Answered answered, boolean conditional) {
        if (answered.status() == NOT_MODIFIED && conditional) {
            return new Fetched.Same();
        }
        if (answered.status() >= 300 && answered.status() < 400) {
            return new Fetched.Failed(
                    "cannot be fetched: its address redirects, and redirects are not followed; configure"
                            + " the address it leads to, if that is the service's");
        }
        if (answered.status() != OK) {
            return new Fetched.Failed("cannot be fetched: its address answers with status " + answered.status());
        }
        return new Fetched.Document(
                answered.body(),
                fitting(answered.header("ETag"), LONGEST_ETAG),
                fitting(answered.header("Last-Modified"), LONGEST_DATE));
    }

    /** Goes into a header and a column: what fits neither is not remembered. */
    private static @Nullable String fitting(Optional<String> header, int longest) {
        return header.filter(value -> value.length() <= longest && value.matches("[\\x21-\\x7e][\\x20-\\x7e]*"))
                .orElse(null);
    }

    private static String sentence(Answer.Cause cause) {
        return switch (cause) {
            case UNKNOWN_HOST -> "its host is not known to the name servers";
            case UNREACHABLE -> "nobody answers there";
            case TLS -> "the host's certificate is not trusted, or not its own";
            case TOO_SLOW -> "it takes longer than ten seconds";
            case TOO_LARGE -> "it is longer than 1 MiB";
            case ENCODED -> "it comes in an encoding that was not asked for";
            case BROKEN -> "what comes is no HTTP, or is cut off";
            case BUSY -> "this server has too many calls under way";
        };
    }
}
