package io.rialto.server.outbound;

import io.rialto.server.outbound.Answer.Cause;
import io.rialto.server.outbound.Answer.Failed;
import io.rialto.server.settings.Settings;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Calls companies' servers. A call is answered within ten seconds, whatever the peer does. Safe for use by many threads. */
@Component
public final class Outbound implements AutoCloseable {

    private static final int CALLS_AT_ONCE = 32;

    private final Guard guard;
    private final SSLContext tls;
    private final Limits limits;
    private final Semaphore places = new Semaphore(CALLS_AT_ONCE);
    // Platform threads: looking up a host blocks the thread below a virtual one.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("rialto-outbound-", 0).factory());

    @Autowired
    public Outbound(Guard guard, Settings settings) {
        this(guard, TrustedCertificates.with(settings.trustedCertificates()), Limits.USUAL);
    }

    Outbound(Guard guard, SSLContext tls, Limits limits) {
        this.guard = guard;
        this.tls = tls;
        this.limits = limits;
    }

    /** Gets what is at the address, up to 64 KiB. */
    public Answer get(URI url) {
        return send(Call.get(url));
    }

    /** Posts the form; 64 KiB of the answer are read. */
    public Answer post(URI url, Map<String, String> form) {
        return send(Call.post(url, form));
    }

    /** Makes the call, and waits for what becomes of it. */
    public Answer send(Call call) {
        if (!places.tryAcquire()) {
            return new Failed(Cause.BUSY);
        }
        Exchange exchange = new Exchange(call, guard, tls, limits);
        Future<Answer> answer = threads.submit(() -> {
            try {
                return exchange.answer();
            } finally {
                places.release();
            }
        });
        return waitFor(answer, exchange);
    }

    // The time is kept outside of the call: the peer can neither stretch it byte by byte nor by its name server.
    private Answer waitFor(Future<Answer> answer, Exchange exchange) {
        try {
            return answer.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel();
            return new Failed(Cause.TOO_SLOW);
        } catch (InterruptedException e) {
            exchange.cancel();
            Thread.currentThread().interrupt();
            return new Failed(Cause.TOO_SLOW);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outbound call broke", e.getCause());
        }
    }

    /** How many further calls could be made at this moment. */
    int free() {
        return places.availablePermits();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
