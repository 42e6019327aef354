package dev.inquest.scan;

import dev.inquest.analysis.Analyzers;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.command.api.ApiClient;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.incident.EvidenceStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How a scan's analysis grows with the cluster: prints, for 1,000, 10,000 and 100,000 objects, the time of listing and of
 * analysis apart, what was listed and what is kept in memory, the factor a tenfold cluster costs and the slope of time over
 * size on logarithmic axes (1 is linear). Analysis is one thread: slope and factor are of its time on a
 * processor, which a busy machine does not count in as its time on the clock does. Asserts nothing. {@code ./inquest bench} runs it; {@code -Dbench.sizes=1000,10000} sets the sizes.
 */
class ScanBenchmark {

    private static final int RUNS = 3;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final double MB = 1_000_000.0;

    private record Measure(
            int objects, double listed, double kept, double listing, double analysis, double wall, int roots) {}

    @Test
    void print() {
        List<Integer> sizes = Stream.of(
                        System.getProperty("bench.sizes", "1000,10000,100000").split(","))
                .map(Integer::parseInt)
                .toList();
        measure(10_000); // The first run pays for the compiler.
        System.out.printf(
                Locale.ROOT,
                "%10s %10s %8s %10s %14s %15s %7s %8s%n",
                "objects",
                "listed MB",
                "kept MB",
                "listing s",
                "analysis CPU s",
                "analysis wall s",
                "causes",
                "per 10x");
        List<Measure> measures = new ArrayList<>();
        for (int size : sizes) {
            Measure best = Stream.generate(() -> measure(size))
                    .limit(RUNS)
                    .min((a, b) -> Double.compare(a.analysis(), b.analysis()))
                    .orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%10d %10.1f %8.1f %10.2f %14.3f %15.3f %7d %8s%n",
                    best.objects(),
                    best.listed(),
                    best.kept(),
                    best.listing(),
                    best.analysis(),
                    best.wall(),
                    best.roots(),
                    factor(measures, best));
            measures.add(best);
        }
        System.out.printf(
                Locale.ROOT,
                "slope %.2f of CPU time over objects (1 is linear), best of %d runs each%n",
                slope(measures),
                RUNS);
    }

    private static String factor(List<Measure> before, Measure now) {
        if (before.isEmpty()) {
            return "";
        }
        Measure last = before.getLast();
        double tens = Math.log10((double) now.objects() / last.objects());
        return String.format(Locale.ROOT, "%.1f", Math.pow(now.analysis() / last.analysis(), 1 / tens));
    }

    private static double slope(List<Measure> measures) {
        double n = measures.size();
        double x = measures.stream().mapToDouble(m -> Math.log(m.objects())).sum() / n;
        double y = measures.stream().mapToDouble(m -> Math.log(m.analysis())).sum() / n;
        double above = measures.stream()
                .mapToDouble(m -> (Math.log(m.objects()) - x) * (Math.log(m.analysis()) - y))
                .sum();
        double below = measures.stream()
                .mapToDouble(m -> Math.pow(Math.log(m.objects()) - x, 2))
                .sum();
        return above / below;
    }

    private static Measure measure(int size) {
        try (LargeCluster cluster = new LargeCluster(size)) {
            double before = heap();
            long begun = System.nanoTime();
            ClusterReader reader = new ClusterReader(new ApiClient(cluster), 1_000_000);
            Inventory inventory = new Inventory(reader, null, Deadline.in(Duration.ofHours(1)));
            inventory.read();
            long listed = System.nanoTime();
            double kept = heap() - before;
            long wall = System.nanoTime();
            long analysing = CLOCK.getCurrentThreadCpuTime();
            inventory.add(
                    "istioctl analyze -A",
                    EvidenceStatus.OK,
                    MeshLook.at(inventory.evidence(), null).messages(),
                    0);
            long mesh = CLOCK.getCurrentThreadCpuTime();
            ScanAnalysis analysis = ScanAnalysis.of(
                    new Analyzers(EvidenceReasoning.allAnalyzers()), inventory.evidence(), "large", null);
            long done = CLOCK.getCurrentThreadCpuTime();
            long ended = System.nanoTime();
            if (Boolean.getBoolean("bench.parts")) {
                System.out.printf(
                        Locale.ROOT, "  mesh %.3f rest %.3f%n", seconds(analysing, mesh), seconds(mesh, done));
            }
            return new Measure(
                    inventory.objects(),
                    cluster.bytes() / MB,
                    kept,
                    seconds(begun, listed),
                    seconds(analysing, done),
                    seconds(wall, ended),
                    analysis.groups().roots().size());
        }
    }

    private static double seconds(long begun, long ended) {
        return (ended - begun) / 1e9;
    }

    /** Live memory in MB: what a full collection leaves. */
    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MB;
    }
}
