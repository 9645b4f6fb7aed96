package org.pyrt.vm.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.symtable.SymbolTable;

/** Every file of the standard library and of CPython's tests is accepted, but those that are meant to be bad. */
class StdlibParseTest {

    private static final List<String> BAD =
            List.of("bad_coding.py", "bad_coding2.py", "badsyntax_3131.py", "badsyntax_future.py", "badsyntax_pep3120.py");

    @Test
    void parseModule_standardLibrary_isAccepted() throws IOException {
        String home = System.getProperty("pyrt.stdlib");
        assertNotNull(home, "pyrt.stdlib");
        List<String> refused = new ArrayList<>();
        int[] count = {0};
        Files.walkFileTree(Path.of(home), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".py")) {
                    count[0]++;
                    if (!accepts(file)) {
                        refused.add(file.getFileName().toString());
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        refused.sort(null);
        assertEquals(BAD, refused);
        assertTrue(count[0] > 1000, "files: " + count[0]);
    }

    private static boolean accepts(Path file) throws IOException {
        try {
            Mod.Module module = Parser.parseModule(Files.readAllBytes(file), file.toString());
            SymbolTable.build(module, file.toString());
            return true;
        } catch (PySyntaxError e) {
            return false;
        }
    }
}
