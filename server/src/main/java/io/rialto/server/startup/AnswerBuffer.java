package io.rialto.server.startup;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets the page that carries an assertion, some ten kilobytes, leave in one write to the socket; by itself Tomcat makes two. */
@Component
class AnswerBuffer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int BYTES = 16 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", String.valueOf(BYTES)));
    }
}
