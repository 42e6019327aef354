package dev.inquest.text;

/** Numbers of things in words for people. */
public final class Counted {

    private Counted() {}

    /**
     * {@code 1 look}, {@code 3 looks}.
     *
     * @param noun in the singular, one whose plural ends in s
     */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
