package org.pyrt.vm.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options of the command line, as CPython reads them. */
class CommandLineTest {

    private static CommandLine parse(String... args) {
        return CommandLine.parse(args, Map.of("PYTHONPATH", "/a", "PYTHONDEVMODE", ""));
    }

    @Test
    void nothing_readsStandardInput() {
        assertEquals(CommandLine.Mode.STDIN, parse().mode());
        assertEquals(CommandLine.Mode.STDIN, parse("-", "x").mode());
        assertEquals(List.of("-", "x"), parse("-", "x").arguments());
    }

    @Test
    void file_endsTheOptions() {
        CommandLine c = parse("-B", "f.py", "-B", "--help");
        assertEquals(CommandLine.Mode.FILE, c.mode());
        assertEquals("f.py", c.argument());
        assertEquals(List.of("f.py", "-B", "--help"), c.arguments());
        assertEquals(1, c.count('B'));
    }

    @Test
    void command_takesTheRestOfItsClusterOrTheNextArgument() {
        assertEquals("1+1", parse("-Bc1+1", "a").argument());
        CommandLine c = parse("-c", "1+1", "-c", "2");
        assertEquals(CommandLine.Mode.COMMAND, c.mode());
        assertEquals("1+1", c.argument());
        assertEquals(List.of("-c", "-c", "2"), c.arguments());
    }

    @Test
    void module_keepsItsArguments() {
        CommandLine c = parse("-u", "-m", "pkg.mod", "-x");
        assertEquals(CommandLine.Mode.MODULE, c.mode());
        assertEquals("pkg.mod", c.argument());
        assertEquals(List.of("-m", "-x"), c.arguments());
    }

    @Test
    void clusters_countEachLetter() {
        CommandLine c = parse("-OOBb", "-b", "f");
        assertEquals(2, c.count('O'));
        assertEquals(2, c.count('b'));
        assertEquals(1, c.count('B'));
    }

    @Test
    void implementationOptions_lastOneCounts() {
        CommandLine c = parse("-X", "gil=0", "-Xgil=1", "-X", "refpoison", "f");
        assertEquals("1", c.implementationOption("gil"));
        assertEquals("", c.implementationOption("refpoison"));
        assertNull(c.implementationOption("ref"));
    }

    @Test
    void errors_nameTheOption() {
        assertEquals(CommandLine.Mode.ERROR, parse("-Z").mode());
        assertTrue(parse("-Z").message().startsWith("Unknown option: -Z\nusage: "), parse("-Z").message());
        assertTrue(parse("-c").message().startsWith("Argument expected for the -c option\n"));
        assertTrue(parse("--nope").message().startsWith("Unknown option: --nope\n"));
    }

    @Test
    void environment_isIgnoredOnRequestOrWhenEmpty() {
        assertEquals("/a", parse("f").variable("PYTHONPATH"));
        assertNull(parse("-E", "f").variable("PYTHONPATH"));
        assertNull(parse("-I", "f").variable("PYTHONPATH"));
        assertNull(parse("f").variable("PYTHONDEVMODE"));
        assertNull(parse("f").variable("PYTHONHOME"));
    }
}
