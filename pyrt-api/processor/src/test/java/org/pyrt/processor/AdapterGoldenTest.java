package org.pyrt.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares generated adapters with those kept beside the sources in {@code golden/}. After a wanted change of the generator run with
 * {@code -Dpyrt.golden=FOLDER} to write the new ones, and read the difference.
 */
class AdapterGoldenTest {

    private static InMemoryCompiler.Result result;

    @BeforeAll
    static void compile() throws IOException {
        result =
                InMemoryCompiler.compile(
                        Map.of(
                                "sample/PyBag.java", InMemoryCompiler.resource("golden/PyBag.java"),
                                "sample/BagsModule.java", InMemoryCompiler.resource("golden/BagsModule.java")));
    }

    @Test
    void adapters_everyKindOfEntry_compile() {
        assertEquals(List.of(), result.errors());
        assertEquals("[BagsModuleAdapter, PyBagAdapter, PyBagNumberAdapter]", result.generated().keySet().toString());
    }

    @Test
    void adapter_type_isGolden() throws IOException {
        check("PyBagAdapter");
    }

    @Test
    void adapter_nestedTypeWithAsSelf_isGolden() throws IOException {
        check("PyBagNumberAdapter");
    }

    @Test
    void adapter_module_isGolden() throws IOException {
        check("BagsModuleAdapter");
    }

    @Test
    void adapter_manyEntries_splitsItsSwitches() throws IOException {
        StringBuilder source =
                new StringBuilder("package sample; @org.pyrt.api.annotation.ExposedModule(name = \"many\") final class Many {\n");
        for (int i = 0; i < 300; i++) {
            source.append("@org.pyrt.api.annotation.ExposedMethod static int f").append(i).append("(int x) { return x; }\n");
        }
        InMemoryCompiler.Result many = InMemoryCompiler.compile(Map.of("sample/Many.java", source + "}"));
        assertEquals(List.of(), many.errors());
        String text = many.generated().get("ManyAdapter");
        assertTrue(text.contains("PyObject call1Part3(") && !text.contains("call1Part4"), "three parts of call1");
        assertTrue(text.contains("if (entry < 120) {\n            return call1Part1(ts, entry, self, a);"), "the first range");
        assertTrue(text.contains("PyObject callBoundPart6("), "six parts of callBound");
    }

    @Test
    void adapter_methodsApartFromTheirType_convertsTheirReceiver() throws IOException {
        String text = adapterOfBagMethods("@org.pyrt.api.annotation.ExposedMethod static int weight(PyBag self) { return 1; }");
        assertTrue(text.contains("BagMethods.weight(receiver(ts, self, \"weight\"))"), "the call");
        assertTrue(text.contains("private static PyBag receiver("), "the conversion");
    }

    @Test
    void adapter_slotThatCoexists_isSeenAsAMethod() throws IOException {
        String text =
                adapterOfBagMethods(
                        "@org.pyrt.api.annotation.ExposedMethod(name = \"__len__\", coexists = true) static int length(PyBag self) { return 0; }");
        assertTrue(
                text.contains("definitions.method(\"__len__\", 0, \"\");\n        definitions.slot(SlotId.LEN, 0, \"\");"),
                "both definitions, the method first");
        assertTrue(text.contains("Signature.FUNCTION, \"__len__\""), "a method's errors");
    }

    /** The adapter of a class apart from the type PyBag that has this method. */
    private static String adapterOfBagMethods(String method) throws IOException {
        InMemoryCompiler.Result apart =
                InMemoryCompiler.compile(
                        Map.of(
                                "sample/PyBag.java",
                                InMemoryCompiler.resource("golden/PyBag.java"),
                                "sample/BagMethods.java",
                                "package sample; @org.pyrt.api.annotation.ExposedType(name = \"bag\") final class BagMethods {\n" + method + "\n}"));
        assertEquals(List.of(), apart.errors());
        return apart.generated().get("BagMethodsAdapter");
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
