package org.pyrt.objects.builtin;

/**
 * The names that "Did you mean" proposes: the one with the least edit distance, if that is at most a third of both names' length.
 * Inserting, removing or replacing a character costs 2, changing its case 1. Source: CPython 3.14, Python/suggestions.c.
 */
public final class Suggestions {

    private static final int MAX_CANDIDATES = 750;
    private static final int MAX_LENGTH = 40;
    private static final int MOVE = 2;
    private static final int CASE = 1;

    private Suggestions() {}

    /** The candidate that {@code name} most likely meant, or null. A candidate equal to the name is not considered. */
    public static String closest(String name, String[] candidates) {
        if (candidates.length >= MAX_CANDIDATES) {
            return null;
        }
        int best = Integer.MAX_VALUE;
        String result = null;
        for (String candidate : candidates) {
            if (candidate.equals(name)) {
                continue;
            }
            int limit = (name.length() + candidate.length() + 3) * MOVE / 6;
            limit = Math.min(limit, best - 1);
            int distance = distance(name, candidate, limit);
            if (distance <= limit) {
                result = candidate;
                best = distance;
            }
        }
        return result;
    }

    /** The edit distance, or some number above {@code limit} if it is above that. */
    static int distance(String a, String b, int limit) {
        int start = 0;
        int endA = a.length();
        int endB = b.length();
        while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int lengthA = endA - start;
        int lengthB = endB - start;
        if (lengthA == 0 || lengthB == 0) {
            return (lengthA + lengthB) * MOVE;
        }
        if (lengthA > MAX_LENGTH || lengthB > MAX_LENGTH || Math.abs(lengthA - lengthB) * MOVE > limit) {
            return limit + 1;
        }
        int[] row = new int[lengthA];
        for (int i = 0; i < lengthA; i++) {
            row[i] = (i + 1) * MOVE;
        }
        int result = 0;
        for (int j = 0; j < lengthB; j++) {
            int diagonal = j * MOVE;
            result = diagonal;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < lengthA; i++) {
                int substitute = diagonal + substitution(b.charAt(start + j), a.charAt(start + i));
                diagonal = row[i];
                result = Math.min(substitute, Math.min(result, diagonal) + MOVE);
                row[i] = result;
                least = Math.min(least, result);
            }
            if (least > limit) {
                return limit + 1;
            }
        }
        return result;
    }

    private static int substitution(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE : MOVE;
    }
}
