package io.rialto.server.outbound;

import io.rialto.server.settings.Addresses;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.WebAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Decides which addresses Rialto calls. Safe for use by many threads. */
@Component
public final class Guard {

    private static final int ADDRESSES_TRIED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final boolean privateAllowed;
    private final Resolution resolution;
    private final Impatience resolving = new Impatience(16);

    @Autowired
    public Guard(Settings settings) {
        this(settings.allowPrivateAddresses(), InetAddress::getAllByName);
    }

    Guard(boolean privateAllowed, Resolution resolution) {
        this.privateAllowed = privateAllowed;
        this.resolution = resolution;
    }

    /**
     * Why the address may not even be saved; empty when nothing is known against it, also when its host does not resolve within three
     * seconds. Every call asks again: a name can change its mind.
     */
    public Optional<Objection> objectionTo(String address) {
        return objectionToForm(address).or(() -> {
            URI url = URI.create(address);
            return switch (resolving.within(PATIENCE, () -> pin(url)).orElseGet(Pin.Unknown::new)) {
                case Pin.Not not -> Optional.of(not.objection());
                case Pin.To _, Pin.Unknown _ -> Optional.empty();
            };
        });
    }

    /** As {@link #objectionTo}, by the address's text alone: nothing is resolved. */
    public Optional<Objection> objectionToForm(String address) {
        return WebAddress.of(address).map(this::formOf).orElseGet(() -> Optional.of(fault(address)));
    }

    private static Objection fault(String address) {
        try {
            URI url = URI.create(address);
            if (url.getRawUserInfo() != null) {
                return Objection.NAMES_A_USER;
            }
            if (url.getHost() != null && url.getRawFragment() != null) {
                return Objection.HAS_A_FRAGMENT;
            }
            return url.getHost() == null ? Objection.NOT_AN_ADDRESS : Objection.NOT_HTTPS;
        } catch (IllegalArgumentException noAddress) {
            return Objection.NOT_AN_ADDRESS;
        }
    }

    private Optional<Objection> formOf(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (Addresses.isOddlySpelled(host) || host.contains("%")) {
            return Optional.of(Objection.ODDLY_SPELLED);
        }
        if ("http".equalsIgnoreCase(url.getScheme()) && !(privateAllowed && Addresses.isLoopback(host))) {
            return Optional.of(Objection.NOT_HTTPS);
        }
        return isForbidden(host) ? Optional.of(Objection.PRIVATE) : Optional.empty();
    }

    private boolean isForbidden(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return !privateAllowed;
        }
        return Addresses.literal(host.replaceAll("[\\[\\]]", ""))
                .filter(address -> !isAllowed(address))
                .isPresent();
    }

    private boolean isAllowed(InetAddress address) {
        boolean oneMachine = !address.isMulticastAddress() && !address.isAnyLocalAddress() && !isBroadcast(address);
        return Addresses.isPublic(address) || (privateAllowed && oneMachine);
    }

    private static boolean isBroadcast(InetAddress address) {
        return address.getHostAddress().equals("255.255.255.255");
    }

    /** Resolves the host, once, and checks every address. */
    Pin pin(URI url) {
        Optional<Objection> objection = objectionToForm(url.toString());
        if (objection.isPresent()) {
            return new Pin.Not(objection.get());
        }
        try {
            List<InetAddress> addresses = Arrays.asList(resolution.of(url.getHost()));
            boolean clear = "http".equalsIgnoreCase(url.getScheme());
            if (!addresses.stream().allMatch(clear ? InetAddress::isLoopbackAddress : this::isAllowed)) {
                return new Pin.Not(Objection.LEADS_TO_PRIVATE);
            }
            return addresses.isEmpty()
                    ? new Pin.Unknown()
                    : new Pin.To(addresses.stream().limit(ADDRESSES_TRIED).toList());
        } catch (UnknownHostException e) {
            return new Pin.Unknown();
        }
    }
}
