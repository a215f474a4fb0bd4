package io.rialto.server.shopdirectory;

import io.rialto.server.shopdirectory.Signature.Parameter;
import io.rialto.server.site.DirectoryAccess;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop is and how it is read.
 *
 * @param website of which alone customers count; absent: of each
 */
record Shop(URI base, DirectoryAccess access, @Nullable String website, Clock clock, SecureRandom random) {

    URI at(String path, List<Parameter> query) {
        String root = base.toString().endsWith("/") ? base.toString() : base + "/";
        String parameters = query.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
        return URI.create(root + "rest/V1/" + path + (query.isEmpty() ? "" : "?" + parameters));
    }

    Optional<String> onlyWebsite() {
        return Optional.ofNullable(website);
    }

    String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
