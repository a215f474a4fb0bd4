package io.rialto.server.job;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that jobs stand still, as when the database is silent, and once that they go on. The library would say it at every try. */
final class StandstillNotice extends AbstractSchedulerListener {

    private static final Logger LOG = LoggerFactory.getLogger(StandstillNotice.class);

    private final String work;
    private final AtomicBoolean still = new AtomicBoolean();

    StandstillNotice(String work) {
        this.work = work;
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerEventType.UNEXPECTED_ERROR && still.compareAndSet(false, true)) {
            LOG.warn("event=jobs_stand_still work={}", work);
        } else if (type == SchedulerEventType.RAN_EXECUTE_DUE && still.compareAndSet(true, false)) {
            LOG.info("event=jobs_go_on work={}", work);
        }
    }
}
