package dev.inquest.model.llm.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** The record of all calls of models. A call that was paid for is recorded, whatever becomes of the caller. */
@ApplicationScoped
public class ModelExchanges implements PanacheRepository<ModelExchange> {

    @Transactional(TxType.REQUIRES_NEW)
    void record(ModelExchange exchange) {
        persist(exchange);
    }
}
