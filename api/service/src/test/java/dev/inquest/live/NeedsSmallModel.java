package dev.inquest.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says that a suite did not run, and why, where there is no real model. Stands before {@code @QuarkusTest}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSmallModel.Condition.class)
@interface NeedsSmallModel {

    /** Looks for server and model before anything is started. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = ModelServer.missing();
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("everything is here")
                    : ConditionEvaluationResult.disabled("a real model needs " + String.join(" and ", missing)
                            + "; './inquest test --all' installs both");
        }
    }
}
