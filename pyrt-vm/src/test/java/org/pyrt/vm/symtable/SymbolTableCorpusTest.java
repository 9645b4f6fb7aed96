package org.pyrt.vm.symtable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pyrt.vm.parser.Parser;
import org.pyrt.vm.parser.Samples;

/** The symbol tables of the samples are CPython's: scopes, symbols, flags and parameters. */
class SymbolTableCorpusTest {

    @Test
    void build_samples_giveCPythonsTables() {
        for (String name : Samples.NAMES) {
            if (name.equals("grammar")) {
                continue;
            }
            StringBuilder out = new StringBuilder();
            dump(SymbolTable.build(Parser.parseModule(Samples.bytes(name + ".py"), name), name).top(), out, "");
            assertEquals(Samples.text(name + ".symtable"), out.toString(), name);
        }
    }

    private static void dump(Scope s, StringBuilder out, String indent) {
        out.append(indent).append(s.type()).append(' ').append(s.name()).append(' ').append(s.lineno());
        out.append(s.isNested() ? " nested\n" : "\n");
        TreeMap<String, Integer> symbols = new TreeMap<>();
        for (Symbol symbol : s.symbols()) {
            symbols.put(symbol.name(), symbol.flags() | symbol.scope() << 12);
        }
        out.append(indent).append(symbols).append(s.parameters()).append('\n');
        for (Scope child : s.children()) {
            dump(child, out, indent + " ");
        }
    }
}
