package dev.inquest.cli.scoring;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rules by which an answer is right; all figures rest on these and on nothing else.
 *
 * <ol>
 *   <li><b>Entity.</b> An answer names a root when its entity is the root's entity or one of its aliases, both in one spelling
 *       ({@link EntityNames}: case, plural, short name and API group of the kind do not count). Nothing is right by kinship: the
 *       pod of a broken Deployment is right only where the truth lists it as an alias.
 *   <li><b>Fault.</b> The fault code is the root's {@code fault} or one of its {@code faultAliases}; case does not count.
 *   <li><b>Family.</b> The part of the code before the dot is that of the fault or of one of its aliases.
 *   <li><b>Entity and fault</b> must be those of the <em>same</em> root and stand in the same answer.
 *   <li><b>Several roots.</b> A named root is right when it is any of them; two names of one root count once.
 *   <li><b>First answer.</b> Only a diagnosis answers. Its root causes are taken in its order; what an inconclusive
 *       investigation suspects is no answer, but counts among the first three. "No fault found" suspects nothing.
 *   <li><b>Nothing wrong</b> ({@code rootCauses: []}): right is {@code no-fault-found} or {@code inconclusive}; whatever a
 *       diagnosis names is false blame.
 *   <li><b>A failed investigation</b> is a wrong answer, whatever the truth.
 *   <li><b>Chain.</b> An edge is right when its source and target are those of a true edge; two names of one root are the
 *       same place.
 * </ol>
 */
public final class AnswerRules {

    private AnswerRules() {}

    /** Whether the answer names the root's entity. */
    public static boolean entity(Truth.Root root, String answer) {
        String named = EntityNames.canonical(answer);
        return Stream.concat(Stream.of(root.entity()), root.aliases().stream())
                .map(EntityNames::canonical)
                .anyMatch(named::equals);
    }

    /** Whether the answer names the root's fault. */
    public static boolean fault(Truth.Root root, String answer) {
        return codes(root).anyMatch(code(answer)::equals);
    }

    /** Whether the answer's fault is of the root's family. */
    public static boolean family(Truth.Root root, String answer) {
        return codes(root).map(AnswerRules::family).anyMatch(family(answer)::equals);
    }

    /** The part of a fault code before the dot. */
    public static String family(String fault) {
        String code = code(fault);
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    /** Whether both name the same place: one entity, or two names of one root. */
    public static boolean samePlace(Truth truth, String one, String other) {
        return EntityNames.canonical(one).equals(EntityNames.canonical(other))
                || truth.rootCauses().stream().anyMatch(root -> root.isEntity(one) && root.isEntity(other));
    }

    private static Stream<String> codes(Truth.Root root) {
        return Stream.concat(Stream.of(root.fault()), root.faultAliases().stream())
                .map(AnswerRules::code);
    }

    private static String code(String fault) {
        return fault.strip().toLowerCase(Locale.ROOT);
    }
}
