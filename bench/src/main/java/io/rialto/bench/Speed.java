package io.rialto.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast something was.
 *
 * @param perSecond calls a second by the clock, all threads together
 * @param cpuMicros processor time a call, which neighbours on the machine disturb less
 */
record Speed(double perSecond, double cpuMicros) {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    /** Each task is called by a thread of its own for the given time. */
    static Speed of(List<Callable<byte[]>> tasks, long nanos) throws Exception {
        List<Future<Speed>> speeds = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Callable<byte[]> task : tasks) {
                speeds.add(threads.submit(() -> of(task, nanos)));
            }
        }
        double perSecond = 0;
        double cpuMicros = 0;
        for (Future<Speed> speed : speeds) {
            perSecond += speed.get().perSecond;
            cpuMicros += speed.get().cpuMicros / tasks.size();
        }
        return new Speed(perSecond, cpuMicros);
    }

    private static Speed of(Callable<byte[]> task, long nanos) throws Exception {
        long calls = 0;
        long bytes = 0;
        long cpu = CPU.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long now;
        do {
            bytes += task.call().length;
            calls++;
            now = System.nanoTime();
        } while (now - start < nanos);
        if (bytes == 0) {
            throw new IllegalStateException("nothing was made");
        }
        return new Speed(calls * 1e9 / (now - start), (CPU.getCurrentThreadCpuTime() - cpu) / 1e3 / calls);
    }
}
