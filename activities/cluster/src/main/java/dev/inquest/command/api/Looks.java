package dev.inquest.command.api;

/**
 * The cost of looking: one look a request, and one more for every further {@value #OBJECTS_PER_LOOK} objects that it
 * returns.
 */
final class Looks {

    static final int OBJECTS_PER_LOOK = 50;

    private final int max;
    private int spent;

    Looks(int max) {
        this.max = max;
    }

    boolean left() {
        return spent < max;
    }

    /** How many objects a request may still return. */
    int objectsLeft() {
        return Math.max(0, max - spent) * OBJECTS_PER_LOOK;
    }

    /**
     * Charges a request that returned this many objects; never more than is left.
     *
     * @return how many of the objects are paid for, and may be shown
     */
    int charge(int objects) {
        int paid = Math.min(objects, objectsLeft());
        spent += Math.max(1, (paid + OBJECTS_PER_LOOK - 1) / OBJECTS_PER_LOOK);
        return paid;
    }

    int spent() {
        return spent;
    }
}
