package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pyrt.vm.parser.PySyntaxError.Kind;

/** Faulty sources fail with CPython's message, place and line. */
class SyntaxErrorCorpusTest {

    @TestFactory
    List<DynamicTest> parse_faultySource_failsAsCPythonDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String row : Samples.text("errors.tsv").split("\n")) {
            String[] f = row.split("\t", -1);
            tests.add(DynamicTest.dynamicTest(f[0] + ": " + f[1], () -> assertEquals(expected(f), actual(f))));
        }
        return tests;
    }

    private static String expected(String[] f) {
        return f[2] + "|" + Samples.unescape(f[3]) + "|" + f[4] + "|" + Samples.unescape(f[5]);
    }

    private static String actual(String[] f) {
        int mode = f[0].equals("exec") ? ParserOptions.FILE : f[0].equals("eval") ? ParserOptions.EVAL
                : ParserOptions.SINGLE;
        try {
            Parser.parse(Samples.unescape(f[1]), "<f>", ParserOptions.of(mode), SyntaxWarnings.IGNORE);
            return "OK|||";
        } catch (PySyntaxError e) {
            String place = e.lineno() + "," + e.offset() + "," + e.endLineno() + "," + e.endOffset();
            return name(e.kind()) + "|" + e.getMessage() + "|" + place + "|" + e.text();
        }
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case SYNTAX_ERROR -> "SyntaxError";
            case INDENTATION_ERROR -> "IndentationError";
            case TAB_ERROR -> "TabError";
            case INCOMPLETE_INPUT -> "_IncompleteInputError";
            case MEMORY_ERROR -> "MemoryError";
            case VALUE_ERROR -> "ValueError";
        };
    }
}
