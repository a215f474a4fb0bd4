package io.rialto.server.startup;

import io.rialto.server.settings.Settings;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Where the server listens, and whether it speaks https there. */
@Component
class WebServer implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private static final String BUNDLE = "rialto";

    private final Settings settings;

    WebServer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        factory.setPort(settings.port());
        factory.setAddress(settings.address());
        Settings.Tls tls = settings.tls();
        if (tls != null) {
            SslBundle bundle = TlsFiles.bundle(tls);
            factory.setSslBundles(new DefaultSslBundleRegistry(BUNDLE, bundle));
            factory.setSsl(Ssl.forBundle(BUNDLE));
        }
    }
}
