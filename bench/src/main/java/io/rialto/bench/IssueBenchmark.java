package io.rialto.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Issuing beside its parts, each alone. {@code -t 2} for two threads; {@link Issuing} measures them in alternation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class IssueBenchmark {

    @Param({"RSA-2048", "P-256"})
    public String key = "";

    private Callable<byte[]> raw = () -> new byte[0];
    private Callable<byte[]> issue = raw;
    private Callable<byte[]> write = raw;

    @Setup
    public void choose() throws Exception {
        Contestant contestant = Contestant.named(key);
        raw = contestant.raw();
        issue = contestant.issue();
        write = contestant.write();
    }

    @Benchmark
    public byte[] signatureAlone() throws Exception {
        return raw.call();
    }

    @Benchmark
    public byte[] wholeResponse() throws Exception {
        return issue.call();
    }

    @Benchmark
    public byte[] responseWithoutSignature() throws Exception {
        return write.call();
    }
}
