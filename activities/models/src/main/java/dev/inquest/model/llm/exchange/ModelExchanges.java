package dev.inquest.model.llm.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The record of all calls of models. A call that was paid for is recorded, whatever becomes of the caller, and its answer
 * is found again by whoever makes the same call.
 */
@ApplicationScoped
public class ModelExchanges implements PanacheRepository<ModelExchange> {

    private final ModelTelemetry telemetry;

    @Inject
    public ModelExchanges(ModelTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** How calls are told of to traces and metrics. */
    ModelTelemetry telemetry() {
        return telemetry;
    }

    /** What was exchanged about an incident, oldest first. */
    public List<Exchange> of(String incidentId, int offset, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> find("incidentId = ?1 order by id", incidentId).range(offset, offset + limit - 1).stream()
                        .map(ModelExchange::toExchange)
                        .toList());
    }

    /** How many exchanges there were about an incident. */
    public long countOf(String incidentId) {
        return QuarkusTransaction.joiningExisting().call(() -> count("incidentId", incidentId));
    }

    /**
     * What this attempt at the activity and those before it exchanged, oldest first: an attempt that was lost after it was
     * answered was paid for. Ask in the activity's own thread; outside of one there is nothing.
     */
    public List<Exchange> ofThisActivity(String incidentId) {
        return of(incidentId, ConversationKey.now());
    }

    List<Exchange> of(String incidentId, ConversationKey occasion) {
        String prefix = occasion.prefix();
        return prefix == null
                ? List.of()
                : QuarkusTransaction.requiringNew().call(() -> list(
                                "incidentId = ?1 and substring(callKey, 1, ?2) = ?3 order by id",
                                incidentId,
                                prefix.length(),
                                prefix)
                        .stream()
                        .map(ModelExchange::toExchange)
                        .toList());
    }

    /** The exchange of that call, when it was made and answered before. */
    Optional<Exchange> answered(String incidentId, @Nullable String callKey) {
        return callKey == null
                ? Optional.empty()
                : QuarkusTransaction.requiringNew()
                        .call(() -> find("incidentId = ?1 and callKey = ?2", incidentId, callKey)
                                .firstResultOptional()
                                .map(ModelExchange::toExchange));
    }

    /**
     * Records a call.
     *
     * @return the exchange that counts: when another attempt, thought lost, made the same call meanwhile, what was recorded
     *     first; this one is then recorded beside it, for it was paid for too
     */
    Exchange record(String incidentId, @Nullable String callKey, Exchange made) {
        try {
            insert(new ModelExchange(incidentId, callKey, made));
            return made;
        } catch (ConstraintViolationException e) {
            insert(new ModelExchange(incidentId, null, made));
            return answered(incidentId, callKey).orElse(made);
        }
    }

    private void insert(ModelExchange row) {
        QuarkusTransaction.requiringNew().run(() -> persistAndFlush(row));
    }
}
