package dev.inquest.model.llm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the record of abandoned models in memory: the case file is another module's. */
@ApplicationScoped
class FallbackLogInMemory implements ModelFallbackLog {

    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    @Override
    public boolean noted(String incidentId, String key) {
        return noted.contains(incidentId + "/" + key);
    }

    @Override
    public void note(String incidentId, String key, String kind, String text) {
        noted.add(incidentId + "/" + key);
    }
}
