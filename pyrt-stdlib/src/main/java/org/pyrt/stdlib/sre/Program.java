package org.pyrt.stdlib.sre;

/**
 * A pattern ready to run. Immutable.
 *
 * <p>Registers: two marks for each group, then the last closed group, then two for each loop: how often, and where its last turn began.
 * Instructions, with their operands:
 * <pre>
 * FAIL
 * MATCH                              the end
 * CHAR c
 * STRING index                       several literals
 * TEST index                         one code point
 * ALL                                any one code point
 * AT position
 * MARK register
 * JUMP to
 * ALTERNATIVE first body next        first: index of a test of the first code point, or -1; next: the next ALTERNATIVE or -1
 * GREEDY test min max literal        repeats a test; literal: what must follow, or -1
 * LAZY test min max literal
 * POSSESSIVE test min max
 * LOOP register                      begins a loop: count 0
 * UNTIL_MAX register min max exit    the head of a greedy loop; its body follows and ends with a JUMP here
 * UNTIL_MIN register min max exit
 * LOOK slot back                     a look around that must succeed; the body follows
 * LOOK_END slot
 * LOOK_NOT slot back to              one that must fail; to: where it goes on
 * LOOK_NOT_END slot
 * ATOMIC slot                        the body follows
 * ATOMIC_END slot
 * HARD_LOOP register                 begins a possessive loop
 * HARD_UNTIL register slot min max exit
 * HARD_TURN register slot to         the end of its body; to: the HARD_UNTIL
 * BACKREF group fold                 fold: 0 exact, 1 ASCII, 2 Unicode
 * IF_GROUP group to                  to: where it goes on without the group
 * </pre>
 */
final class Program {

    static final int FAIL = 0;
    static final int MATCH = 1;
    static final int CHAR = 2;
    static final int STRING = 3;
    static final int TEST = 4;
    static final int ALL = 5;
    static final int AT = 6;
    static final int MARK = 7;
    static final int JUMP = 8;
    static final int ALTERNATIVE = 9;
    static final int GREEDY = 10;
    static final int LAZY = 11;
    static final int POSSESSIVE = 12;
    static final int LOOP = 13;
    static final int UNTIL_MAX = 14;
    static final int UNTIL_MIN = 15;
    static final int LOOK = 16;
    static final int LOOK_END = 17;
    static final int LOOK_NOT = 18;
    static final int LOOK_NOT_END = 19;
    static final int ATOMIC = 20;
    static final int ATOMIC_END = 21;
    static final int HARD_LOOP = 22;
    static final int HARD_UNTIL = 23;
    static final int HARD_TURN = 24;
    static final int BACKREF = 25;
    static final int IF_GROUP = 26;

    /** The length of each instruction. */
    static final int[] LENGTH = {1, 1, 2, 2, 2, 1, 2, 2, 2, 4, 5, 5, 4, 2, 5, 5, 3, 2, 4, 2, 2, 2, 2, 6, 4, 3, 3};

    final int[] code;
    final CharTest[] tests;
    final int[][] strings;

    /** The strings as Java Strings; null where a code point is above 0xffff. */
    final String[] narrowStrings;

    final int groups;
    final int registers;
    final int slots;

    /** Literals that every match begins with, or null. */
    final String prefix;

    /** What every match begins with, below 256, and whether with anything beyond; null if it may be empty or anything. */
    final boolean[] first;

    /** Whether {@link #first} allows for code points from 256 on. */
    final boolean firstHigh;

    /** Whether it can match only at the beginning of the text. */
    final boolean anchored;

    Program(int[] code, CharTest[] tests, int[][] strings, int groups, int registers, int slots) {
        this.code = code;
        this.tests = tests;
        this.strings = strings;
        this.groups = groups;
        this.registers = registers;
        this.slots = slots;
        narrowStrings = new String[strings.length];
        for (int i = 0; i < strings.length; i++) {
            narrowStrings[i] = narrow(strings[i]);
        }
        FirstCharacters f = new FirstCharacters(this);
        boolean known = f.find();
        first = known ? f.low : null;
        firstHigh = f.high;
        anchored = f.isAnchored();
        prefix = f.prefix();
    }

    private static String narrow(int[] string) {
        char[] units = new char[string.length];
        for (int i = 0; i < units.length; i++) {
            if (string[i] > 0xffff) {
                return null;
            }
            units[i] = (char) string[i];
        }
        return new String(units);
    }
}
