package io.rialto.server;

import io.rialto.server.configuration.ConfigurationCheck;
import io.rialto.server.operator.ShowPrivacy;
import io.rialto.server.operator.VerifyLog;
import io.rialto.server.signin.SetupLinks;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts the server; with the argument {@code check} only checks whether it would start, with {@code verify-log} only
 * whether the log of changes is as it was written, with {@code show-privacy} has a running server show that nothing of customers stays. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Rialto {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && "check".equals(arguments[0])) {
            System.exit(new ConfigurationCheck(System::getenv, System.out).run());
        }
        if (arguments.length > 0 && "verify-log".equals(arguments[0])) {
            System.exit(new VerifyLog(System.out).run());
        }
        if (arguments.length > 1 && "show-privacy".equals(arguments[0])) {
            System.exit(new ShowPrivacy(System::getenv, Path.of(""), System.out).run(arguments[1]));
        }
        SpringApplication application = new SpringApplication(Rialto.class);
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) Rialto::ready);
        application.run(arguments);
    }

    // The link makes its reader the owner: it goes to the console of whoever started the server, and into no log.
    private static void ready(ApplicationReadyEvent event) {
        event.getApplicationContext()
                .getBean(SetupLinks.class)
                .offer()
                .ifPresent(link ->
                        System.out.println("Nobody can sign in yet. Make yourself the owner, within a day: " + link));
    }
}
