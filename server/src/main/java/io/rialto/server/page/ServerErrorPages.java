package io.rialto.server.page;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Errors that Tomcat answers before the application sees the request, such as a header that is too long. */
@Component
class ServerErrorPages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Mishaps mishaps;
    private final Pages pages;

    ServerErrorPages(Mishaps mishaps, Pages pages) {
        this.mishaps = mishaps;
        this.pages = pages;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new Report());
            }
        });
    }

    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                pages.write(mishaps.notice(response.getStatus()), Frame.neutral(request.isSecure()), request, response);
                response.finishResponse();
            } catch (IOException | RuntimeException gone) {
                // the peer has gone, or cannot be told: the status alone must do
                request.setAttribute("rialto.unreported", true);
            }
        }
    }
}
