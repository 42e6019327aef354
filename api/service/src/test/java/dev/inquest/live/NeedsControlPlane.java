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

/** Says that a suite did not run, and why, where a program of the control plane is missing. Stands before {@code @QuarkusTest}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsControlPlane.Condition.class)
@interface NeedsControlPlane {

    /** Looks for the programs before anything is started. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = KubernetesTools.missing();
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("everything is here")
                    : ConditionEvaluationResult.disabled("a live cluster needs " + String.join(", ", missing)
                            + ", in INQUEST_KUBERNETES_BIN or on the PATH; './inquest test --all' installs them");
        }
    }
}
