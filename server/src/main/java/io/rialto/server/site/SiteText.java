package io.rialto.server.site;

import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.Site.Policy;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The part of a site that nobody searches by, as JSON. No secret is in it but what is sealed. */
record SiteText(
        String kind,
        @Nullable URI baseUrl,
        @Nullable URI launchUrl,
        @Nullable String website,
        @Nullable String sharedCustomers,
        Brand brand,
        Policy policy,
        KeyKind key,
        @Nullable String directory) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String of(SiteDraft draft, @Nullable String sealedDirectory) {
        Store store = draft.store();
        return JSON.writeValueAsString(new SiteText(
                store.kind(),
                store.baseUrl(),
                store.launchUrl(),
                store.website(),
                store.sharedCustomers(),
                draft.brand(),
                draft.policy(),
                draft.key(),
                sealedDirectory));
    }

    static SiteText read(String json) {
        return JSON.readValue(json, SiteText.class);
    }
}
