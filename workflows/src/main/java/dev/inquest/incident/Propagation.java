package dev.inquest.incident;

import dev.inquest.text.Shorten;

/**
 * One link of the chain from cause to symptom.
 *
 * @param source where the trouble comes from
 * @param target where it goes
 * @param condition what is true at the source
 * @param effect what it does to the target
 */
public record Propagation(Entity source, Entity target, String condition, String effect) {

    public Propagation {
        condition = Shorten.to(160, condition);
        effect = Shorten.to(160, effect);
    }
}
