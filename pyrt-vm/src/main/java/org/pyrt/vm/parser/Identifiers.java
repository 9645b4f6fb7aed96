package org.pyrt.vm.parser;

/** Which code points may stand in an identifier: Unicode's XID_Start and XID_Continue. */
final class Identifiers {

    private Identifiers() {}

    /** Whether an identifier can start with the code point. */
    static boolean isStart(int c) {
        return c == '_' || Character.isUnicodeIdentifierStart(c) && !changesUnderNfkc(c) && !isMarkLike(c);
    }

    /** Whether an identifier can go on with the code point. */
    static boolean isPart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && !changesUnderNfkc(c);
    }

    /** Identifier characters that stop being one when NFKC takes them apart. */
    private static boolean changesUnderNfkc(int c) {
        return c == 0x37A || c == 0x309B || c == 0x309C || c >= 0xFC5E && c <= 0xFC63
                || c == 0xFDFA || c == 0xFDFB || c >= 0xFE70 && c <= 0xFE7E && (c & 1) == 0;
    }

    /** Letters whose NFKC form starts with a mark. */
    private static boolean isMarkLike(int c) {
        return c == 0xE33 || c == 0xEB3 || c == 0xFF9E || c == 0xFF9F;
    }

    /** Whether Python's {@code str.isprintable} holds for the code point. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
