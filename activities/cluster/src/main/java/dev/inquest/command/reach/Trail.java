package dev.inquest.command.reach;

import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/** The verdicts on the way, written as they are found: {@code ok|denied|unknown  STEP  OBJECT  why}. */
final class Trail {

    private static final String FORMAT = "%-8s %-16s %-40s %s";

    private final Entity source;
    private final Entity target;
    private final String port;
    private final OutputBuilder out;
    private final List<String> denied = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    Trail(Entity source, Entity target, String port, OutputBuilder out) {
        this.source = source;
        this.target = target;
        this.port = port;
        this.out = out;
    }

    Trail step(ReachVerdict verdict, String step, Entity decidedBy, String why) {
        switch (verdict) {
            case DENIED -> denied.add(step + " (" + decidedBy + ")");
            case UNKNOWN -> unknown.add(step);
            case OK -> {}
        }
        out.shown()
                .text(String.format(FORMAT, verdict.word(), step, decidedBy, why)
                        .stripTrailing())
                .observe(new Observation.Reach(source, target, port, step, verdict.word(), decidedBy, why));
        return this;
    }

    /** The sum of it. */
    void conclude() {
        String way = source + " to " + target + " port " + port;
        if (!denied.isEmpty()) {
            out.gap().text("no: " + way + " is denied by " + String.join(" and ", denied));
            out.summarize("denied by " + String.join(" and ", denied));
        } else if (!unknown.isEmpty()) {
            out.gap()
                    .text("unknown: nothing seen denies " + way + ", but " + String.join(", ", unknown)
                            + " could not be judged");
            out.summarize("nothing seen denies it; not judged: " + String.join(", ", unknown));
        } else {
            out.gap()
                    .text("yes: by configuration and status " + way
                            + " is open (policies count where the network plugin enforces them)");
            out.summarize("open by configuration and status");
        }
    }
}
