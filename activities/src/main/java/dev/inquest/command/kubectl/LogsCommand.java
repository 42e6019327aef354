package dev.inquest.command.kubectl;

import dev.inquest.command.Arguments;
import dev.inquest.command.CommandOutput;
import dev.inquest.command.OutputBuilder;
import dev.inquest.command.RunnableCommand;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.LogOptions;
import dev.inquest.command.api.LogReply;
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
     * Whose log: a pod's, or that of a pod of a workload.
     *
     * @param kind canonical kind, as in {@code deployments}
     * @param name its name
     */
    record Source(String kind, String name) {
        boolean isPod() {
            return kind.equals("pods");
        }
    }

    /** Lines asked for when no {@code --tail} is given; more than any role reads. */
    static final int DEFAULT_TAIL = 2_000;

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "logs")
                .word(source.isPod() ? source.name() : source.kind() + "/" + source.name())
                .option("-n", namespace)
                .option("-c", container)
                .flag("--all-containers", allContainers)
                .flag("--previous", previous)
                .option("--tail", tail)
                .option("--since", since == null ? null : text(since))
                .toString();
    }

    @Override
    public Risk risk() {
        return Risk.SENSITIVE_READ;
    }

    @Override
    public int estimatedLooks() {
        return (source.isPod() ? 1 : 3) + (container == null && source.isPod() ? 1 : 0);
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        if (source.isPod() && container != null) {
            show(new LogSource.Containers(source.name(), List.of(container), Optional.empty()), reader, out);
        } else {
            new LogSource(reader, out, namespace)
                    .find(source, container, allContainers)
                    .ifPresent(found -> show(found, reader, out));
        }
        return out.build(reader);
    }

    private void show(LogSource.Containers found, ClusterReader reader, OutputBuilder out) {
        found.note().ifPresent(out::text);
        for (String each : found.containers()) {
            if (found.containers().size() > 1) {
                out.text("==> container " + each + " <==");
            }
            log(
                    found.pod(),
                    each,
                    reader,
                    out,
                    Caps.MAX_TEXT / found.containers().size());
        }
    }

    private void log(String pod, String each, ClusterReader reader, OutputBuilder out, int room) {
        Entity entity = Entity.of(namespace, "Pod", pod);
        LogOptions options = new LogOptions(each, previous, Objects.requireNonNullElse(tail, DEFAULT_TAIL), since);
        switch (reader.log(namespace, pod, options)) {
            case LogReply.Shown shown -> lines(shown.text(), entity, each, options.tail(), room, out);
            case LogReply.Absent absent -> out.absent(entity, absent.message());
            case LogReply.Withheld withheld -> out.withheld(withheld.why(), entity);
        }
    }

    private void lines(String text, Entity pod, String each, int asked, int room, OutputBuilder out) {
        LogLines all = LogLines.of(text);
        LogLines kept = all.within(room);
        boolean complete = kept.dropped() == 0 && all.lines().size() < asked && since == null;
        kept.lines().forEach(out::text);
        if (kept.dropped() > 0) {
            out.text("(" + kept.dropped() + " of " + all.lines().size()
                    + " lines not shown: repeated or ordinary ones; error lines with context and the end were kept)");
            all.repeated().forEach(line -> out.text("(" + line + ")"));
        } else if (all.lines().isEmpty()) {
            out.text("(no lines)");
        }
        out.shown()
                .summarize(all.lines().size() + " lines of " + pod.name() + "/" + each)
                .observe(new Observation.LogSeen(pod, each, previous, kept.lines(), complete));
    }

    private static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutesPart() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        if (duration.toSecondsPart() > 0 || text.isEmpty()) {
            text.append(duration.toSecondsPart()).append('s');
        }
        return text.toString();
    }
}
