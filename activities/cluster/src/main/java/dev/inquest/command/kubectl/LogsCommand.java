package dev.inquest.command.kubectl;

import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.LogOptions;
import dev.inquest.command.api.LogReply;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Risk;
import dev.inquest.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl logs} that was understood. */
record LogsCommand(
        Source source,
        String namespace,
        @Nullable String container,
        boolean allContainers,
        boolean previous,
        @Nullable Integer tail,
        @Nullable Duration since)
        implements RunnableCommand {

    /**
     * Whose log: a pod's, that of a pod of a workload, or those of the pods that labels select.
     *
     * @param kind canonical kind, as in {@code deployments}
     * @param name its name, empty when labels say which pods
     * @param labels the label selector, or null
     */
    record Source(String kind, String name, @Nullable String labels) {
        boolean isPod() {
            return kind.equals("pods") && labels == null;
        }

        /** As the command line names it; nothing when labels say which pods. */
        @Nullable
        String word() {
            if (labels != null) {
                return null;
            }
            return isPod() ? name : kind + "/" + name;
        }
    }

    /** Lines asked for when no {@code --tail} is given; more than any role reads. */
    static final int DEFAULT_TAIL = 2_000;

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "logs")
                .word(source.word())
                .option("-n", namespace)
                .option("-l", source.labels())
                .option("-c", container)
                .flag("--all-containers", allContainers)
                .flag("--previous", previous)
                .option("--tail", tail)
                .option("--since", since == null ? null : Arguments.text(since))
                .toString();
    }

    @Override
    public Risk risk() {
        return Risk.SENSITIVE_READ;
    }

    @Override
    public int estimatedLooks() {
        if (source.labels() != null) {
            return 3;
        }
        return (source.isPod() ? 1 : 3) + (container == null && source.isPod() ? 1 : 0);
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        if (source.isPod() && container != null) {
            show(List.of(new LogSource.Containers(source.name(), List.of(container), Optional.empty())), reader, out);
        } else {
            show(new LogSource(reader, out, namespace).find(source, container, allContainers), reader, out);
        }
        return out.build(reader);
    }

    private void show(List<LogSource.Containers> pods, ClusterReader reader, OutputBuilder out) {
        int logs = pods.stream().mapToInt(p -> p.containers().size()).sum();
        for (LogSource.Containers pod : pods) {
            pod.note().ifPresent(out::text);
            for (String each : pod.containers()) {
                if (logs > 1) {
                    String where = pods.size() > 1 ? "pod " + pod.pod() + " container " : "container ";
                    out.text("==> " + where + each + " <==");
                }
                log(pod.pod(), each, reader, out, Caps.MAX_TEXT / logs);
            }
        }
    }

    private void log(String pod, String each, ClusterReader reader, OutputBuilder out, int room) {
        Entity entity = Entity.of(namespace, "Pod", pod);
        LogOptions options = new LogOptions(each, previous, Objects.requireNonNullElse(tail, DEFAULT_TAIL), since);
        LogWindow window = new LogWindow();
        switch (reader.log(namespace, pod, options, window::accept)) {
            case LogReply.Shown shown -> lines(window.lines(), entity, each, options.tail(), room, out);
            case LogReply.Absent absent -> out.absent(entity, absent.message());
            case LogReply.Withheld withheld -> out.withheld(withheld.why(), entity);
        }
    }

    private void lines(LogLines all, Entity pod, String each, int asked, int room, OutputBuilder out) {
        LogLines kept = all.within(room);
        boolean complete = kept.dropped() == 0 && all.total() < asked && since == null;
        kept.lines().forEach(out::text);
        if (kept.dropped() > 0) {
            out.text("(" + kept.dropped() + " of " + all.total()
                    + " lines not shown: repeated or ordinary ones; error lines with context and the end were kept)");
            all.repeated().forEach(line -> out.text("(" + line + ")"));
        } else if (all.lines().isEmpty()) {
            out.text("(no lines)");
        }
        out.shown()
                .summarize(all.total() + " lines of " + pod.name() + "/" + each)
                .observe(new Observation.LogSeen(pod, each, previous, kept.lines(), complete));
    }
}
