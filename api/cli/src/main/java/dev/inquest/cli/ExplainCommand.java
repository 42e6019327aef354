package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.causality.SpokenFaults;
import dev.inquest.fault.FaultCatalog;
import dev.inquest.fault.FaultKind;
import dev.inquest.incident.FaultCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains fault codes from the catalogue that the client carries; asks no service. */
@Command(
        name = "explain",
        description = "What a fault code means, what shows it and how to fix it. Needs no running service.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./inquest explain mesh.mtls-conflict",
            "  ./inquest explain mesh                  the codes of a family",
            "  ./inquest explain                       all codes",
            "  ./inquest explain -o json storage"
        })
final class ExplainCommand extends Verb {

    private static final int SUGGESTIONS = 4;
    private static final int WIDTH = 100;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description = "A fault code as in mesh.mtls-conflict, or a family as in mesh; without it all are listed.")
    private @Nullable String code;

    ExplainCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.TABLE, Format.JSON, Format.YAML, Format.MD);
    }

    @Override
    public Integer call() {
        if (code == null) {
            list(FaultCatalog.all());
            return ExitCode.OK;
        }
        String typed = code.strip().toLowerCase(Locale.ROOT);
        Optional<FaultKind> kind = FaultCatalog.all().stream()
                .filter(k -> k.code().value().equals(typed))
                .findFirst();
        List<FaultKind> family = FaultCatalog.of(typed);
        if (kind.isPresent()) {
            explain(kind.get());
        } else if (!family.isEmpty()) {
            list(family);
        } else {
            return unknown(typed);
        }
        return ExitCode.OK;
    }

    private int unknown(String typed) {
        String near = FaultCatalog.nearest(typed, SUGGESTIONS).stream()
                .map(FaultCode::value)
                .collect(Collectors.joining(", "));
        surroundings
                .err()
                .println("There is no fault code '" + typed + "'. Nearest: " + near
                        + ". './inquest explain' lists all.");
        surroundings.err().flush();
        return ExitCode.USAGE;
    }

    private void list(List<FaultKind> kinds) {
        switch (format) {
            case JSON -> printJson(all(kinds));
            case YAML -> printYaml(all(kinds));
            case TEXT, TABLE -> print(table(kinds).text());
            case MD -> print(table(kinds).markdown());
            case ITBENCH -> throw noDiagnosis();
        }
    }

    private static IllegalStateException noDiagnosis() {
        return new IllegalStateException("itbench is the shape of a diagnosis");
    }

    private static ArrayNode all(List<FaultKind> kinds) {
        ArrayNode all = Service.JSON.createArrayNode();
        kinds.forEach(k -> all.add(json(k)));
        return all;
    }

    private static Table table(List<FaultKind> kinds) {
        Table table = new Table("No code.", "CODE", "WHAT IS WRONG");
        kinds.forEach(k -> table.row(k.code().value(), k.meaning()));
        return table;
    }

    private void explain(FaultKind kind) {
        switch (format) {
            case JSON -> printJson(json(kind));
            case YAML -> printYaml(json(kind));
            case TEXT, TABLE -> print(text(kind, surroundings.style()));
            case MD -> print(markdown(kind));
            case ITBENCH -> throw noDiagnosis();
        }
    }

    private static String text(FaultKind kind, Style style) {
        StringBuilder text = new StringBuilder(style.bold(kind.code().value())).append('\n');
        paragraph(text, kind.meaning());
        section(text, style.bold("What shows it"), kind.evidence());
        section(text, style.bold("What to try first"), mending(kind));
        if (!kind.confusedWith().isEmpty()) {
            section(text, style.bold("Not to be confused with"), kind.confusedWith());
        }
        section(text, style.bold("Findings that speak for it"), signs(kind));
        return text.toString();
    }

    private static String markdown(FaultKind kind) {
        String confused =
                kind.confusedWith().isEmpty() ? "" : "\n- **Not to be confused with:** " + kind.confusedWith();
        return "### `" + kind.code() + "`\n\n" + kind.meaning() + "\n\n- **What shows it:** " + kind.evidence()
                + "\n- **What to try first:** " + mending(kind) + confused + "\n- **Findings that speak for it:** "
                + signs(kind);
    }

    private static void section(StringBuilder text, String heading, String body) {
        text.append('\n').append(heading).append('\n');
        paragraph(text, body);
    }

    private static void paragraph(StringBuilder text, String body) {
        Words.wrapped(body, WIDTH)
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private static String mending(FaultKind kind) {
        return kind.mending().replace("%s", "ENTITY");
    }

    private static String signs(FaultKind kind) {
        List<SpokenFaults.Sign> signs = SpokenFaults.signs(kind.code());
        return signs.isEmpty()
                ? "None yet: only a person or a model names it."
                : signs.stream().map(s -> s.finding() + " (" + depth(s) + ")").collect(Collectors.joining(", "));
    }

    private static String depth(SpokenFaults.Sign sign) {
        return switch (sign.depth()) {
            case SPEC -> "the defect itself";
            case STATUS -> "a state close to it";
            case INFERRED -> "inferred";
            case SURFACE -> "a symptom";
        };
    }

    private static ObjectNode json(FaultKind kind) {
        ObjectNode json = Service.JSON.createObjectNode();
        json.put("code", kind.code().value())
                .put("family", kind.code().family())
                .put("meaning", kind.meaning())
                .put("evidence", kind.evidence())
                .put("mending", mending(kind))
                .put("confusedWith", kind.confusedWith());
        ArrayNode findings = json.putArray("findings");
        SpokenFaults.signs(kind.code()).forEach(s -> findings.addObject()
                .put("code", s.finding())
                .put("depth", s.depth().name().toLowerCase(Locale.ROOT)));
        return json;
    }
}
