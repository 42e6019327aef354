package dev.inquest.docs;

import dev.inquest.causality.SpokenFaults;
import dev.inquest.fault.FaultCatalog;
import dev.inquest.fault.FaultKind;
import java.util.stream.Collectors;

/** The catalogue of faults as a page. */
final class FaultsPage {

    private FaultsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Faults

                What an answer can name, by family: one code for one kind of defect, named after the defect and not the symptom. `./inquest
                explain CODE` prints one. This page is made from the code (`dev.inquest.fault`); CONTRIBUTING.md says how to renew it.
                """);
        for (String family : FaultCatalog.families()) {
            page.append("\n## ").append(family).append("\n\n");
            page.append(
                    "| code | what is wrong | what shows it | what to try first | not to be confused with | findings that"
                            + " speak for it |\n| --- | --- | --- | --- | --- | --- |\n");
            FaultCatalog.of(family).forEach(kind -> page.append(row(kind)));
        }
        return page.toString();
    }

    private static String row(FaultKind kind) {
        String findings = SpokenFaults.signs(kind.code()).stream()
                .map(s -> "`" + s.finding() + "`")
                .collect(Collectors.joining(" "));
        return "| `" + kind.code() + "` | " + cell(kind.meaning()) + " | " + cell(kind.evidence()) + " | "
                + cell(kind.mending().replace("%s", "*it*")) + " | " + cell(kind.confusedWith()) + " | " + findings
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("\\*it\\*", "*it*");
    }
}
