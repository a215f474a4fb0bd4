package io.rialto.server.canary;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Reads every line that this node's log gets until it is closed, as its appenders write it. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Finder finder;
    private final Hits hits;
    private final AtomicLong lines = new AtomicLong();
    private final Logger root;
    private final List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();

    private LogWatch(Finder finder, Hits hits, Logger root) {
        this.finder = finder;
        this.hits = hits;
        this.root = root;
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            if (all.next() instanceof OutputStreamAppender<ILoggingEvent> writing) {
                appenders.add(writing);
            }
        }
    }

    static LogWatch open(Finder finder, Hits hits) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LogWatch watch = new LogWatch(finder, hits, root);
        watch.setContext(context);
        watch.setName("canary-" + System.identityHashCode(watch));
        watch.start();
        root.addAppender(watch);
        return watch;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.incrementAndGet();
        Set<String> found = new TreeSet<>(finder.in(said(event).getBytes(StandardCharsets.UTF_8)));
        for (OutputStreamAppender<ILoggingEvent> appender : appenders) {
            found.addAll(finder.in(appender.getEncoder().encode(event)));
        }
        hits.add("log of " + event.getLoggerName(), found);
    }

    private static String said(ILoggingEvent event) {
        String message = event.getFormattedMessage() + " " + event.getMDCPropertyMap();
        return event.getThrowableProxy() == null
                ? message
                : message + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    /** How many entries there were up to now. */
    long lines() {
        return lines.get();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
