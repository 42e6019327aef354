package dev.inquest.model.llm.provider.wire;

import dev.inquest.storage.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers from a cassette: the n-th time the same request comes, its n-th answer; the last one repeats. */
final class ReplayingWire implements Wire {

    private final Path cassette;
    private final Map<String, List<Recorded>> answers;
    private final Map<String, Integer> asked = new HashMap<>();

    private ReplayingWire(Path cassette, Map<String, List<Recorded>> answers) {
        this.cassette = cassette;
        this.answers = answers;
    }

    /**
     * Reads a cassette.
     *
     * @throws CassetteException when it cannot be read, or is none
     */
    static ReplayingWire of(Path cassette) {
        Map<String, List<Recorded>> answers = new HashMap<>();
        int line = 0;
        try {
            for (String text : Files.readAllLines(cassette)) {
                line++;
                if (!text.isBlank()) {
                    Recorded recorded = StoredJson.read(text, Recorded.class);
                    answers.computeIfAbsent(recorded.key(), key -> new ArrayList<>())
                            .add(recorded);
                }
            }
        } catch (IOException e) {
            throw new CassetteException("the cassette " + cassette + " (inquest.models.cassette) cannot be read", e);
        } catch (IllegalStateException e) {
            throw new CassetteException(
                    "line " + line + " of the cassette " + cassette + " is no recorded exchange", e);
        }
        return new ReplayingWire(cassette, answers);
    }

    @Override
    public HttpReply send(HttpCall call) {
        String key = Recorded.key(call);
        List<Recorded> recorded = answers.get(key);
        if (recorded == null) {
            throw new CassetteException("the cassette " + cassette + " holds no answer to this request ("
                    + call.method() + " " + call.uri().getPath() + ", digest " + key.substring(0, 12)
                    + "): prompts, evidence or settings differ from those it was recorded with");
        }
        return recorded.get(Math.min(next(key), recorded.size() - 1)).reply();
    }

    private synchronized int next(String key) {
        return asked.merge(key, 1, Integer::sum) - 1;
    }
}
