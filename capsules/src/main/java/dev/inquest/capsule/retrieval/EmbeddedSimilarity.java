package dev.inquest.capsule.retrieval;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Text similarity by the all-MiniLM-L6-v2 sentence embedding (quantized), computed in this process and offline. The
 * model (some 50 MB once loaded) is loaded by the first comparison and shared by all; comparing is thread-safe.
 *
 * <p>Its tokenizer's native library can be loaded by one class loader of a process only. An application that is started
 * again in the same process (tests, development mode) must therefore name {@code ai.djl.huggingface:tokenizers}, {@code
 * ai.djl:api} and {@code com.microsoft.onnxruntime:onnxruntime} in {@code quarkus.class-loading.parent-first-artifacts}.
 */
public final class EmbeddedSimilarity implements TextSimilarity {

    /** Longer texts are cut: the model reads some 250 tokens, and pages say what matters first. */
    private static final int MAX_CHARACTERS = 1_000;
    /** One embedding takes 1.5 KB and some milliseconds to compute; capsules are compared again and again. */
    private static final int CACHED = 1_000;

    private static final Logger LOG = Logger.getLogger(EmbeddedSimilarity.class);

    private final AtomicBoolean warned = new AtomicBoolean();
    private final Map<String, Embedding> cache = Collections.synchronizedMap(new RecentlyUsed());

    @Override
    public double between(String left, String right) {
        if (left.isBlank() || right.isBlank()) {
            return 0;
        }
        try {
            double cosine = CosineSimilarity.between(embedding(left), embedding(right));
            return Math.max(-1, Math.min(1, cosine));
        } catch (LinkageError e) {
            // The model's native libraries cannot be loaded on this machine: similarity only ranks, so recall goes on.
            if (!warned.getAndSet(true)) {
                LOG.warnf(e, "The text embedding cannot be loaded: capsules are ranked without it");
            }
            return 0;
        }
    }

    private Embedding embedding(String text) {
        String read = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        Embedding known = cache.get(read);
        if (known != null) {
            return known;
        }
        Embedding computed = Model.SHARED.embed(read).content();
        cache.put(read, computed);
        return computed;
    }

    /** The language loads this class, and with it the model, on first use and once. */
    private static final class Model {
        /** Runs in the calling thread: a pool of its own would outlive the application. */
        private static final AllMiniLmL6V2QuantizedEmbeddingModel SHARED =
                new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    }

    private static final class RecentlyUsed extends LinkedHashMap<String, Embedding> {
        RecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
            return size() > CACHED;
        }
    }
}
