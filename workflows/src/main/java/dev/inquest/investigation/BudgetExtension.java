package dev.inquest.investigation;

/**
 * A person grants more looks.
 *
 * @param looks how many more, 1 to 200; values outside are clamped
 * @param grantedBy who granted them
 */
public record BudgetExtension(int looks, String grantedBy) {

    public BudgetExtension {
        looks = Math.clamp(looks, 1, 200);
    }
}
