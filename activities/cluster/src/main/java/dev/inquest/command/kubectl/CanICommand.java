package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.text;

import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.SelfReview;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl auth can-i} that was understood. */
record CanICommand(
        String verb,
        String kind,
        @Nullable String subresource,
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String as)
        implements RunnableCommand {

    private static final ResourceType EVERYTHING = new ResourceType("*", "*", "*", "*", true, List.of());

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "auth", "can-i")
                .word(verb)
                .word(name == null ? kind : kind + "/" + name)
                .option("-n", namespace)
                .flag("-A", namespace == null)
                .option("--subresource", subresource)
                .option("--as", as)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return as == null ? 1 : 4;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Optional<ResourceType> type = kind.equals("*") ? Optional.of(EVERYTHING) : reader.resolve(kind);
        if (type.isEmpty()) {
            out.text("error: the server doesn't have a resource type \"" + kind + "\"")
                    .summarize("no resource type " + kind);
        } else if (as == null) {
            ask(type.get(), reader, out);
        } else {
            RightsByRbac.Verdict verdict = new RightsByRbac(reader, out)
                    .may(as, new RightsByRbac.Request(verb, type.get(), subresource, name, namespace));
            verdict(verdict.allowed() ? "yes" : verdict.known() ? "no" : "unknown", verdict.why(), out);
        }
        return out.build(reader);
    }

    private void ask(ResourceType type, ClusterReader reader, OutputBuilder out) {
        switch (reader.review(SelfReview.access(verb, type, subresource, namespace, name))) {
            case ApiReply.Shown shown -> {
                boolean allowed =
                        at(shown.objects().getFirst(), "status", "allowed").asBoolean();
                verdict(allowed ? "yes" : "no", text(shown.objects().getFirst(), "status", "reason"), out);
            }
            case ApiReply.Withheld withheld -> out.withheld(withheld, null);
            case ApiReply.Absent absent -> out.text(absent.message());
            case ApiReply.NoSuchType none -> out.text("error: the server serves no " + none.word());
        }
    }

    private void verdict(String answer, String why, OutputBuilder out) {
        String what = verb + " " + kind + (subresource == null ? "" : "/" + subresource);
        out.shown().text(answer + (why.isEmpty() ? "" : " - " + why)).summarize(answer + ": " + what);
        if (answer.equals("unknown")) {
            return;
        }
        Entity who = as == null
                ? Entity.clusterScoped("SelfSubjectAccessReview", what.replace(' ', '-'))
                : Entity.of(as.split(":", -1)[2], "ServiceAccount", as.split(":", -1)[3]);
        out.observe(new Observation.TableRow(
                who,
                Map.of(
                        "VERB",
                        verb,
                        "RESOURCE",
                        kind + (subresource == null ? "" : "/" + subresource),
                        "NAME",
                        name == null ? "" : name,
                        "NAMESPACE",
                        namespace == null ? "" : namespace,
                        "ALLOWED",
                        answer,
                        "REASON",
                        Fields.or(why, ""))));
    }
}
