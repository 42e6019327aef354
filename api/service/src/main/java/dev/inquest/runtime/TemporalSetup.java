package dev.inquest.runtime;

import dev.inquest.investigation.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Registers the search attributes that investigations carry, where the server does not have them. */
@ApplicationScoped
class TemporalSetup {

    private static final Logger LOG = Logger.getLogger(TemporalSetup.class);

    private final TemporalConfig config;
    private final TemporalConnection temporal;

    TemporalSetup(TemporalConfig config, TemporalConnection temporal) {
        this.config = config;
        this.temporal = temporal;
    }

    void registerSearchAttributes() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(temporal.stubs().getRawChannel())
                .validateAndBuildWithDefaults());
        Map<String, IndexedValueType> missing = missing(operator);
        if (missing.isEmpty()) {
            return;
        }
        try {
            operator.blockingStub()
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(config.namespace())
                            .putAllSearchAttributes(missing)
                            .build());
            LOG.infof("Temporal: registered search attributes %s", missing.keySet());
        } catch (StatusRuntimeException e) {
            // another process registered them meanwhile
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    private Map<String, IndexedValueType> missing(OperatorServiceStubs operator) {
        Set<String> known = operator.blockingStub()
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(config.namespace())
                        .build())
                .getCustomAttributesMap()
                .keySet();
        return SearchAttributes.ALL.stream()
                .filter(key -> !known.contains(key.getName()))
                .collect(Collectors.toMap(SearchAttributeKey::getName, SearchAttributeKey::getValueType));
    }
}
