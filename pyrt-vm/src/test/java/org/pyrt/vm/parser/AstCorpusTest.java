package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The trees of the samples are CPython's, position by position. */
class AstCorpusTest {

    @TestFactory
    List<DynamicTest> parse_samples_giveCPythonsTrees() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : Samples.NAMES) {
            tests.add(DynamicTest.dynamicTest(name, () -> compare(name)));
        }
        return tests;
    }

    private static void compare(String name) {
        String tree = AstDump.dump(Parser.parseModule(Samples.bytes(name + ".py"), name));
        String[] expected = Samples.text(name + ".ast").split("\n");
        String[] actual = tree.replace("), ", "),\n").split("\n");
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            assertEquals(expected[i], actual[i], name + ".ast line " + (i + 1));
        }
        assertEquals(expected.length, actual.length);
    }
}
