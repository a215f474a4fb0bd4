package io.rialto.server.dns;

import io.rialto.server.settings.Settings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ResolverConfig;

/**
 * Those whom the settings name, each a witness of its own; or the system's, who count as one, the second asked when the first does
 * not know. Safe for use by many threads.
 */
@Component
public final class Resolvers implements AutoCloseable {

    private final List<Resolver> resolvers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    public Resolvers(Settings settings) {
        this(settings.dns().servers(), Patience.USUAL);
    }

    /** @param servers none: the system's */
    Resolvers(List<InetSocketAddress> servers, Patience patience) {
        resolvers = servers.isEmpty()
                ? List.of(new Resolver(ResolverConfig.getCurrentConfig().servers(), patience))
                : servers.stream()
                        .map(server -> new Resolver(List.of(server), patience))
                        .toList();
    }

    /** How many there are. */
    public int count() {
        return resolvers.size();
    }

    /**
     * Asks all of them for all the names at once, and waits for all.
     *
     * @param names in their ASCII form
     * @return for each name, in their order, what each resolver says, in the order of the settings
     */
    public List<List<Answer>> txt(List<String> names) {
        List<List<Future<Answer>>> asked = names.stream()
                .map(name -> resolvers.stream()
                        .map(resolver -> threads.submit(() -> resolver.txt(name)))
                        .toList())
                .toList();
        return asked.stream()
                .map(answers -> answers.stream().map(Resolvers::waitFor).toList())
                .toList();
    }

    private static Answer waitFor(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resolvers were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a resolver could not be asked", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
