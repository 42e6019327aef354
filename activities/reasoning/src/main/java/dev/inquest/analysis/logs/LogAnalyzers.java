package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import java.util.List;

/** All checks of what programs and proxies say, in the order they run. */
public final class LogAnalyzers {

    private LogAnalyzers() {}

    public static List<Analyzer> all() {
        return List.of(new FailingCalls(), new LastWords(), new FullVolumes(), new FlagsTold(), new RepeatedErrors());
    }
}
