package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deep nesting ends in an error CPython has too, and takes no more than linear time, faults included. */
class DeepNestingTest {

    @Test
    void parse_tooManyBrackets_fails() {
        PySyntaxError e = fail("(".repeat(201) + ")".repeat(201));
        assertEquals("too many nested parentheses", e.getMessage());
        assertEquals(201, e.offset());
    }

    @Test
    void parse_deepUnary_isAMemoryError() {
        PySyntaxError e = fail("-".repeat(100_000) + "1");
        assertEquals(PySyntaxError.Kind.MEMORY_ERROR, e.kind());
        assertEquals("Parser stack overflowed - Python source too complex to parse", e.getMessage());
    }

    @Test
    void parse_littleStack_isAMemoryError() throws InterruptedException {
        Throwable[] thrown = {null};
        Thread small = new Thread(null, () -> {
            try {
                Parser.parseModule("f(x=[{1:".repeat(60), "f");
            } catch (Throwable e) {
                thrown[0] = e;
            }
        }, "small", 1);
        small.start();
        small.join();
        assertEquals(PySyntaxError.class, thrown[0].getClass());
    }

    @Test
    void parse_longChains_areAccepted() {
        Parser.parseModule("a" + ".b".repeat(20_000), "f");
        Parser.parseModule("a" + " + b".repeat(20_000), "f");
        Parser.parseModule("a" + " or b".repeat(20_000), "f");
        Parser.parseModule("if a: pass\n" + "elif a: pass\n".repeat(1_000), "f");
    }

    @ParameterizedTest
    @CsvSource({
        "(,)", "f(,)", "f(x=,)", "f(*,)", "[,]", "{,}", "{1:,}", "f(**,)", "a[,]", "lambda x=,: 1", "'(a,[b,{c:','}])'",
        "[a for a in ,]", "(a:=,)", "'f(a, b=(',')) '"
    })
    void parse_faultDeepInside_takesLinearTime(String open, String close) {
        int depth = 180 / open.length() + 20;
        String source = open.repeat(depth) + "a $" + close.repeat(depth);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fail(source));
    }

    @ParameterizedTest
    @CsvSource({"if a:", "try:", "for a in b:", "with a as b:", "with (a as b):", "def f(a=1):", "class A(b):",
        "while (a := b):"})
    void parse_faultInDeepBlocks_takesLinearTime(String header) {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            source.append(" ".repeat(i)).append(header).append('\n');
        }
        source.append(" ".repeat(90)).append("a $\n");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fail(source.toString()));
    }

    @Test
    void parse_faultInDeepPatterns_takesLinearTime() {
        String source = "match a:\n case " + "A(".repeat(90) + "x=$" + ")".repeat(90) + ": pass\n";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fail(source));
    }

    private static PySyntaxError fail(String source) {
        return assertThrows(PySyntaxError.class, () -> Parser.parseModule(source, "f"));
    }
}
