package org.pyrt.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares generated traverse and clear with those kept in {@code golden/}, which {@code -Dpyrt.golden=FOLDER} writes anew, and feeds it wrong classes. */
class SlotGoldenTest {

    private static InMemoryCompiler.Result result;

    @BeforeAll
    static void compile() throws IOException {
        result = InMemoryCompiler.compile(Map.of("sample/PyLinks.java", InMemoryCompiler.resource("golden/PyLinks.java")));
    }

    @Test
    void slots_everyKindOfField_compile() {
        assertEquals(List.of(), result.errors());
        assertEquals("[PyLinksLinkSlots, PyLinksSlots]", result.generated().keySet().toString());
    }

    @Test
    void slots_everyKindOfField_isGolden() throws IOException {
        check("PyLinksSlots");
    }

    @Test
    void slots_nestedClassWithoutFinalSlots_isGolden() throws IOException {
        check("PyLinksLinkSlots");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|', quoteCharacter = '^',
            value = {
                "class PyX extends Base { @Slot private PyObject v; } | the generated code cannot reach a private slot",
                "class PyX extends Base { @Slot Object v; } | a slot is a PyObject or an array of them; a class with other slots is annotated @HandWrittenSlots",
                "class PyX extends Base { @Slot PyObject[][] v; } | a slot is a PyObject or an array of them; a class with other slots is annotated @HandWrittenSlots",
                "class PyX extends Base { @Slot static PyObject v; } | a slot is part of an object: it cannot be static",
                "class PyX extends Base { @Slot final PyObject v = null; } | a slot that stays, as a final one does, needs a field 'boolean cleared' beside it",
                "class PyX extends Base { @Slot(stays = true) PyObject v; private boolean cleared; } | a slot that stays, as a final one does, needs a field 'boolean cleared' beside it",
                "class PyX { private static class Y extends Base { @Slot PyObject v; } } | the generated code cannot reach a private class with slots",
                "class PyX extends Counted { @Slot PyObject v; } | a class with slots has methods traverse and clear that call PyXSlots's, or is annotated @HandWrittenSlots",
            })
    void class_wrongSlot_givesError(String declaration, String message) throws IOException {
        String methods = " @Override public void traverse(org.pyrt.api.service.SlotVisitor v) {} @Override public void clear(org.pyrt.refcount.ThreadState ts) {} }";
        int end = declaration.indexOf("; }") + 2;
        String whole = declaration.contains("Base") ? declaration.substring(0, end) + methods + declaration.substring(end + 1) : declaration;
        String source =
                "package sample; import org.pyrt.api.PyObject; import org.pyrt.api.annotation.*; import org.pyrt.refcount.Counted;"
                        + " abstract class Base extends Counted {}\n\n"
                        + whole;
        InMemoryCompiler.Result wrong = InMemoryCompiler.compile(Map.of("sample/PyX.java", source));
        assertEquals(List.of("PyX.java:3: " + message), wrong.errors());
        assertEquals(Map.of(), wrong.generated());
    }

    private static void check(String name) throws IOException {
        String actual = result.generated().get(name);
        String folder = System.getProperty("pyrt.golden");
        if (folder != null) {
            Files.writeString(Path.of(folder, name + ".txt"), actual);
        }
        assertEquals(InMemoryCompiler.resource("golden/" + name + ".txt"), actual);
    }
}
