package dev.inquest.reward;

import dev.inquest.capsule.learning.Reward;
import dev.inquest.model.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What an investigation was worth.
 *
 * @param reward with the latest verdict in its outcome
 * @param judgement a judge's scores, or null without one
 */
public record Rewarded(Reward reward, @Nullable Judgement judgement) {}
