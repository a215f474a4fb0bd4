package io.rialto.server.site;

import io.rialto.server.site.DirectoryAccess.Bearer;
import io.rialto.server.site.DirectoryAccess.OAuth;
import io.rialto.server.vault.Vault;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A site's access to its shop's customers as it rests in the database: sealed for this site. */
record DirectoryVault(Vault vault) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param secrets one: a bearer token; four: those of OAuth, in the order of its record */
    private record Texts(List<String> secrets, boolean confirmsEmail) {}

    @Nullable
    String seal(SiteId site, @Nullable DirectoryAccess access) {
        if (access == null) {
            return null;
        }
        List<String> secrets = switch (access.credentials()) {
            case Bearer(String token) -> List.of(token);
            case OAuth(String key, String secret, String token, String tokenSecret) ->
                List.of(key, secret, token, tokenSecret);
        };
        byte[] json = JSON.writeValueAsBytes(new Texts(secrets, access.confirmsEmail()));
        return Base64.getEncoder().encodeToString(vault.seal(json, context(site)));
    }

    @Nullable
    DirectoryAccess open(SiteId site, @Nullable String sealed) {
        if (sealed == null) {
            return null;
        }
        Texts texts = JSON.readValue(vault.open(Base64.getDecoder().decode(sealed), context(site)), Texts.class);
        List<String> its = texts.secrets();
        return new DirectoryAccess(
                its.size() == 1
                        ? new Bearer(its.getFirst())
                        : new OAuth(its.get(0), its.get(1), its.get(2), its.get(3)),
                texts.confirmsEmail());
    }

    private static String context(SiteId site) {
        return "shop-directory/" + site.value();
    }
}
