package dev.inquest.api.incident;

import dev.inquest.capsule.learning.Reward;
import dev.inquest.model.Judgement;
import dev.inquest.reward.Rewarded;
import org.jspecify.annotations.Nullable;

/**
 * What an investigation was worth; all between 0 and 1. See {@link Reward} for the formula.
 *
 * @param total the reward
 * @param outcome whether the answer is right, as far as somebody said; else how sure it is
 * @param evidence how well it rests on what was seen
 * @param effort what was left of the budget
 * @param process how well it was conducted, or null without a judge
 * @param judge the judge's scores, or null without one
 */
public record RewardView(
        double total,
        double outcome,
        double evidence,
        double effort,
        @Nullable Double process,
        @Nullable Judgement judge) {

    static RewardView of(Rewarded rewarded) {
        Reward reward = rewarded.reward();
        return new RewardView(
                reward.total(),
                reward.outcome(),
                reward.evidence(),
                reward.effort(),
                reward.process(),
                rewarded.judgement());
    }
}
