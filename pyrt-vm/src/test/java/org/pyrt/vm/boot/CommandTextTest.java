package org.pyrt.vm.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@code -c} makes of indented text. */
class CommandTextTest {

    @Test
    void dedent_commonBlanks_areTakenOff() {
        assertEquals("\nif 1:\n  x\n\ny\n", CommandText.dedent("\n  if 1:\n    x\n     \n  y\n  "));
        assertEquals("if 1:\n\tx", CommandText.dedent("\t \tif 1:\n\t \t\tx"));
    }

    @Test
    void dedent_noCommonBlanks_keepsTheText() {
        assertEquals("x\n  y\n   \n", CommandText.dedent("x\n  y\n   \n"));
        assertEquals("\tx\n y", CommandText.dedent("\tx\n y"));
    }

    @Test
    void dedent_blanksOnly_isEmpty() {
        assertEquals("", CommandText.dedent("  \n\t\n "));
        assertEquals("", CommandText.dedent(""));
    }
}
