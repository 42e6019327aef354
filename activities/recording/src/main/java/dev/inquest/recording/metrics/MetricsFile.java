package dev.inquest.recording.metrics;

import dev.inquest.recording.format.RecordingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code metrics.csv}: {@code timestamp} in seconds since the epoch, {@code metric}, {@code labels} as {@code
 * k=v;k=v}, {@code value}. Rows may come in any order; the last of two for one instant counts; a value that is no finite
 * number is a gap.
 */
final class MetricsFile {

    private static final int MAX_ROWS = 5_000_000;

    private final Path file;
    private final Map<Map<String, String>, TreeMap<Long, Double>> samples = new LinkedHashMap<>();
    private int row;

    private MetricsFile(Path file) {
        this.file = file;
    }

    /** @throws RecordingException naming the line that cannot be understood */
    static List<RecordedSeries> read(Path file) {
        MetricsFile metrics = new MetricsFile(file);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null) {
                metrics.line(line);
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw RecordingException.inFile(file, "cannot be read as UTF-8 text: " + e, e);
        }
        List<RecordedSeries> series = new ArrayList<>();
        metrics.samples.forEach((labels, values) -> series.add(RecordedSeries.of(labels, values)));
        return series;
    }

    private void line(String line) {
        row++;
        if (row > MAX_ROWS) {
            throw RecordingException.inFile(file, "holds more than " + MAX_ROWS + " rows");
        }
        if (line.isBlank() || row == 1 && line.startsWith("timestamp")) {
            return;
        }
        int metric = line.indexOf(',');
        int labels = line.indexOf(',', metric + 1);
        int value = line.lastIndexOf(',');
        if (metric < 0 || labels < 0 || value <= labels) {
            throw broken(new IllegalArgumentException("too few columns"));
        }
        try {
            long millis =
                    Math.round(Double.parseDouble(line.substring(0, metric).strip()) * 1000);
            double number = Double.parseDouble(line.substring(value + 1).strip());
            Map<String, String> key = labels(line.substring(labels + 1, value));
            key.put(RecordedSeries.NAME, line.substring(metric + 1, labels).strip());
            TreeMap<Long, Double> of = samples.computeIfAbsent(key, k -> new TreeMap<>());
            if (Double.isFinite(number)) {
                of.put(millis, number);
            }
        } catch (NumberFormatException e) {
            throw broken(e);
        }
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String pair : text.strip().replaceAll("^\"|\"$", "").split(";")) {
            int eq = pair.indexOf('=');
            if (eq > 0) {
                labels.put(pair.substring(0, eq).strip(), pair.substring(eq + 1).strip());
            }
        }
        return labels;
    }

    private RecordingException broken(Exception cause) {
        return RecordingException.atLine(
                file, row, "must be timestamp,metric,labels,value, the first and the last of them numbers", cause);
    }
}
