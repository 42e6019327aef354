package dev.inquest.recording.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns that an API server shows for a resource. */
public final class PrintedTables {
    private static final List<PrintedColumn> NAME_AND_AGE = List.of(PrintedColumn.objectName(), PrintedColumn.age());
    private static final Map<String, List<PrintedColumn>> ALL = all();

    private PrintedTables() {}

    /**
     * @param resource plural for the core group ({@code pods}), else plural and group ({@code deployments.apps})
     * @return the columns of its table; name and age for a resource without columns of its own
     */
    public static List<PrintedColumn> columns(String resource) {
        return ALL.getOrDefault(resource, NAME_AND_AGE);
    }

    private static Map<String, List<PrintedColumn>> all() {
        Map<String, List<PrintedColumn>> all = new HashMap<>();
        List.of(
                        WorkloadTables.ALL,
                        NetworkTables.ALL,
                        ClusterTables.ALL,
                        StorageTables.ALL,
                        ConfigTables.ALL,
                        CustomTables.ALL)
                .forEach(all::putAll);
        return Map.copyOf(all);
    }
}
