package io.rialto.server.startup;

import io.rialto.server.settings.Addresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A request with the client's address and scheme as trusted proxies tell them, and without the headers that told. */
final class ForwardedRequest extends HttpServletRequestWrapper {

    private final String client;
    private final boolean secure;

    ForwardedRequest(HttpServletRequest request, Predicate<String> trusted) {
        super(request);
        boolean byProxy = trusted.test(request.getRemoteAddr());
        this.client = byProxy ? client(request, trusted) : request.getRemoteAddr();
        String scheme = byProxy ? request.getHeader("X-Forwarded-Proto") : null;
        this.secure = scheme == null ? request.isSecure() : "https".equalsIgnoreCase(scheme.strip());
    }

    // From the right: each proxy appends whom it heard, so the first that we do not trust is the client. What stands
    // left of it
    // the client may have written itself.
    private static String client(HttpServletRequest request, Predicate<String> trusted) {
        String nearest = request.getRemoteAddr();
        for (String hop : hops(request).reversed()) {
            if (Addresses.literal(hop).isEmpty()) {
                return nearest;
            }
            nearest = hop;
            if (!trusted.test(hop)) {
                return nearest;
            }
        }
        return nearest;
    }

    private static List<String> hops(HttpServletRequest request) {
        return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
    }

    private static boolean isForwarding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded-") || lower.equals("forwarded");
    }

    @Override
    public String getRemoteAddr() {
        return client;
    }

    @Override
    public String getRemoteHost() {
        return client;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getScheme() {
        return secure ? "https" : "http";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isForwarding(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isForwarding(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isForwarding(name))
                .toList());
    }
}
