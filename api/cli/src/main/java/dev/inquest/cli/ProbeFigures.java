package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Calibration;
import dev.inquest.cli.scoring.Proportion;
import java.util.Locale;

/** How the confidence that students stated at the probe held, for people and for programs. */
final class ProbeFigures {

    private ProbeFigures() {}

    /** A row for each bin; the Brier score stands in the heading of the first column. */
    static Table table(Calibration probe) {
        Table table = new Table(
                "",
                String.format(Locale.ROOT, "STATED AT THE PROBE (BRIER %.3f)", probe.brier()),
                "PROBES",
                "MEAN CONFIDENCE",
                "RIGHT");
        for (Calibration.Bin bin : probe.bins()) {
            table.row(
                    Proportion.decimal(bin.from()) + " to " + Proportion.decimal(bin.to()),
                    String.valueOf(bin.right().of()),
                    Proportion.decimal(bin.meanConfidence()),
                    bin.right().toString());
        }
        return table;
    }

    /** {@code {brier, reliability: [{from, to, meanConfidence, right, of}]}}; without the score where nobody was probed. */
    static ObjectNode json(Calibration probe) {
        ObjectNode json = Service.JSON.createObjectNode();
        if (!probe.bins().isEmpty()) {
            json.put("brier", probe.brier());
        }
        ArrayNode bins = json.putArray("reliability");
        for (Calibration.Bin bin : probe.bins()) {
            bins.addObject()
                    .put("from", bin.from())
                    .put("to", bin.to())
                    .put("meanConfidence", bin.meanConfidence())
                    .put("right", bin.right().hits())
                    .put("of", bin.right().of());
        }
        return json;
    }
}
