package dev.inquest.investigation;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** Typed search attributes of an investigation; a Temporal server must have them registered. */
public final class SearchAttributes {

    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("InquestPhase");
    public static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("InquestOutcome");
    public static final SearchAttributeKey<String> CLUSTER = SearchAttributeKey.forKeyword("InquestCluster");
    public static final SearchAttributeKey<String> NAMESPACE = SearchAttributeKey.forKeyword("InquestNamespace");
    public static final SearchAttributeKey<String> FAULT = SearchAttributeKey.forKeyword("InquestFault");
    public static final SearchAttributeKey<String> MODE = SearchAttributeKey.forKeyword("InquestMode");

    /** All of them, for registration. */
    public static final List<SearchAttributeKey<String>> ALL = List.of(PHASE, OUTCOME, CLUSTER, NAMESPACE, FAULT, MODE);

    private SearchAttributes() {}
}
