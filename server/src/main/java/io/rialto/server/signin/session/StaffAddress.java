package io.rialto.server.signin.session;

import io.rialto.server.settings.Settings;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The one address of everything that staff open: cookies of a sign-in live on one host. */
@Component
public class StaffAddress {

    private final Settings settings;

    public StaffAddress(Settings settings) {
        this.settings = settings;
    }

    /** Without a slash at the end. */
    public URI base() {
        return settings.authUrl();
    }

    public URI at(String path) {
        return URI.create(base() + path);
    }

    /** Host and port of the public address. */
    public String publicAuthority() {
        return settings.publicUrl().getRawAuthority();
    }

    /** Whether staff and customers use the same address. */
    public boolean isPublic() {
        return publicAuthority().equals(base().getRawAuthority());
    }

    /** Whether browsers come by https: then cookies are for https only. */
    public boolean secure() {
        return "https".equals(base().getScheme());
    }

    /** What identity providers send people back to; it is registered there. */
    public URI redirectUri() {
        return at("/users/auth/openid/callback");
    }
}
