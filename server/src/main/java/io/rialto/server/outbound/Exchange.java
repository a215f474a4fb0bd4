package io.rialto.server.outbound;

import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Answer.Cause;
import io.rialto.server.outbound.Answer.Failed;
import io.rialto.server.outbound.Answer.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One call and its answer, over a connection of its own. */
final class Exchange {

    private final Call call;
    private final Guard guard;
    private final SSLContext tls;
    private final Limits limits;
    private final HttpUriRequestBase request;

    Exchange(Call call, Guard guard, SSLContext tls, Limits limits) {
        this.call = call;
        this.guard = guard;
        this.tls = tls;
        this.limits = limits;
        this.request = request(call);
    }

    private static HttpUriRequestBase request(Call call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method().name(), call.url());
        request.setHeader("Accept", "application/json");
        request.setHeader("Accept-Encoding", "identity");
        call.headers().forEach(request::setHeader);
        Call.Body body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(
                    body.text().getBytes(StandardCharsets.UTF_8), ContentType.parse(body.mediaType())));
        }
        return request;
    }

    /** Ends the call from another thread, whatever it waits for. */
    void cancel() {
        request.cancel();
    }

    Answer answer() {
        return switch (guard.pin(call.url())) {
            case Pin.Not not -> new Refused(not.objection());
            case Pin.Unknown _ -> new Failed(Cause.UNKNOWN_HOST);
            case Pin.To to -> over(to);
        };
    }

    private Answer over(Pin.To to) {
        try (Wire wire = new Wire(to, tls, limits)) {
            return wire.send(request, this::read);
        } catch (IOException e) {
            return new Failed(causeOf(e));
        }
    }

    private Answered read(ClassicHttpResponse response) throws IOException {
        return new Answered(response.getCode(), headers(response), body(response.getEntity()));
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            String value = header.getValue();
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        return headers;
    }

    private String body(HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        String encoding = entity.getContentEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Unusable(Cause.ENCODED);
        }
        InputStream in = entity.getContent();
        byte[] bytes = in.readNBytes(call.limit() + 1);
        if (bytes.length > call.limit()) {
            throw new Unusable(Cause.TOO_LARGE);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Cause causeOf(IOException e) {
        return switch (e) {
            case Unusable unusable -> unusable.cause;
            case MessageConstraintException _ -> Cause.TOO_LARGE;
            case SSLException _ -> Cause.TLS;
            case SocketTimeoutException _ -> Cause.TOO_SLOW;
            case ConnectException _, NoRouteToHostException _ -> Cause.UNREACHABLE;
            default -> Cause.BROKEN;
        };
    }

    private static final class Unusable extends IOException {

        private final Cause cause;

        Unusable(Cause cause) {
            super(cause.name());
            this.cause = cause;
        }
    }
}
