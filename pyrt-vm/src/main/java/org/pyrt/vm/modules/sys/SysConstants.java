package org.pyrt.vm.modules.sys;

import java.math.BigInteger;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.CommandLine;
import org.pyrt.vm.boot.Settings;
import org.pyrt.vm.boot.Version;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.imports.BytecodeCache;

/** The data attributes of the module sys that boot knows. */
final class SysConstants {

    private SysConstants() {}

    @CleanPoint
    static void addTo(ThreadState ts, ModuleBuilder b, VirtualMachine vm) {
        Settings settings = vm.settings;
        String home = settings.home.toString();
        b.add("modules", vm.modules());
        b.add("version", PyStr.of(Version.FULL));
        b.add("version_info", SysModule.versionInfo(ts));
        b.add("hexversion", PyInt.of(Version.HEX));
        b.add("api_version", PyInt.of(1013));
        b.add("copyright", PyStr.of("pyrt is free software, see its licence. Python is (c) the Python Software Foundation."));
        b.add("platform", PyStr.of(platform()));
        b.add("platlibdir", PyStr.of("lib"));
        b.add("byteorder", PyStr.of("little"));
        b.add("maxsize", PyInt.of(Long.MAX_VALUE));
        b.add("maxunicode", PyInt.of(Character.MAX_CODE_POINT));
        b.add("abiflags", PyStr.of("t"));
        b.add("float_repr_style", PyStr.of("short"));
        b.add("dont_write_bytecode", PyBool.of(settings.writesNoBytecode()));
        b.add("pycache_prefix", settings.cachePrefix == null ? PyNone.NONE : PyStr.of(settings.cachePrefix));
        b.add("executable", PyStr.of(settings.executable()));
        b.add("_base_executable", PyStr.of(settings.baseExecutable()));
        PyStr prefix = PyStr.of(settings.environment != null ? settings.environment.toString() : home);
        b.add("prefix", prefix);
        b.add("exec_prefix", prefix);
        b.add("base_prefix", PyStr.of(home));
        b.add("base_exec_prefix", PyStr.of(home));
        b.add("_stdlib_dir", settings.library == null ? PyNone.NONE : PyStr.of(settings.library.toString()));
        b.add("_home", PyNone.NONE);
        b.add("_framework", PyStr.EMPTY);
        b.add("_git", PyTuple.of(ts, PyStr.of("pyrt"), PyStr.EMPTY, PyStr.EMPTY));
        b.add("argv", strings(ts, arguments(settings.commandLine)));
        b.add("orig_argv", origArgv(ts, settings));
        b.add("path", strings(ts, settings.searchPath()));
        b.add("warnoptions", strings(ts, settings.warningOptions()));
        b.add("_xoptions", implementationOptions(ts, settings.commandLine));
        b.add("builtin_module_names", Calls.call(ts, PyTuple.TYPE, strings(ts, vm.importer.javaModules().names())));
        addStructures(ts, b, settings);
    }

    private static String platform() {
        String name = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("win") ? "win32" : "linux";
    }

    private static List<String> arguments(CommandLine options) {
        return options.arguments().isEmpty() ? List.of("") : options.arguments();
    }

    private static PyList strings(ThreadState ts, List<String> values) {
        PyList list = new PyList(ts);
        for (String value : values) {
            list.append(ts, PyStr.of(value));
        }
        return list;
    }

    private static PyList origArgv(ThreadState ts, Settings settings) {
        PyList list = new PyList(ts);
        String executable = settings.executable();
        list.append(ts, PyStr.of(executable.isEmpty() ? CommandLine.PROGRAM : executable));
        for (String value : settings.originalArguments) {
            list.append(ts, PyStr.of(value));
        }
        return list;
    }

    private static PyDict implementationOptions(ThreadState ts, CommandLine options) {
        PyDict dict = new PyDict(ts);
        for (String option : options.implementationOptions()) {
            int equals = option.indexOf('=');
            dict.putStr(
                    ts,
                    PyStr.of(equals < 0 ? option : option.substring(0, equals)),
                    equals < 0 ? PyBool.TRUE : PyStr.of(option.substring(equals + 1)));
        }
        return dict;
    }

    @CleanPoint
    private static void addStructures(ThreadState ts, ModuleBuilder b, Settings s) {
        CommandLine o = s.commandLine;
        boolean isolated = o.count('I') > 0;
        String seed = o.variable("PYTHONHASHSEED");
        b.add(
                "flags",
                PyStructSequence.of(
                        ts,
                        SysTypes.FLAGS,
                        PyInt.of(Math.min(s.flag('d', "PYTHONDEBUG"), 1)),
                        PyInt.of(s.flag('i', "PYTHONINSPECT")),
                        PyInt.of(o.count('i')),
                        PyInt.of(s.optimize),
                        PyInt.of(Math.min(1, s.flag('B', "PYTHONDONTWRITEBYTECODE"))),
                        PyInt.of(isolated ? 1 : s.flag('s', "PYTHONNOUSERSITE")),
                        PyInt.of(o.count('S')),
                        PyInt.of(o.ignoresEnvironment() ? 1 : 0),
                        PyInt.of(s.flag('v', "PYTHONVERBOSE")),
                        PyInt.of(o.count('b')),
                        PyInt.of(o.count('q')),
                        PyInt.of("0".equals(seed) && o.count('R') == 0 ? 0 : 1),
                        PyInt.of(isolated ? 1 : 0),
                        PyBool.of(s.developing),
                        PyInt.of(s.utf8Mode()),
                        PyInt.of(s.warnsOfEncodings ? 1 : 0),
                        PyBool.of(isolated || o.count('P') > 0 || o.variable("PYTHONSAFEPATH") != null),
                        PyInt.of(s.intDigits()),
                        s.gil() == null ? PyNone.NONE : PyInt.of(s.gil().equals("1") ? 1 : 0),
                        PyInt.of(s.threadsInheritContext() ? 1 : 0),
                        PyInt.of(s.warningsLookAtContext() ? 1 : 0)));
        b.add(
                "float_info",
                PyStructSequence.of(
                        ts,
                        SysTypes.FLOAT_INFO,
                        PyFloat.of(Double.MAX_VALUE),
                        PyInt.of(1024),
                        PyInt.of(308),
                        PyFloat.of(Double.MIN_NORMAL),
                        PyInt.of(-1021),
                        PyInt.of(-307),
                        PyInt.of(15),
                        PyInt.of(53),
                        PyFloat.of(Math.ulp(1.0)),
                        PyInt.of(2),
                        PyInt.of(1)));
        b.add(
                "int_info",
                PyStructSequence.of(ts, SysTypes.INT_INFO, PyInt.of(30), PyInt.of(4), PyInt.of(4300), PyInt.of(640)));
        b.add(
                "hash_info",
                PyStructSequence.of(
                        ts,
                        SysTypes.HASH_INFO,
                        PyInt.of(64),
                        PyInt.of(BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE)),
                        PyInt.of(314159),
                        PyInt.of(0),
                        PyInt.of(1000003),
                        PyStr.of("siphash13"),
                        PyInt.of(64),
                        PyInt.of(128),
                        PyInt.of(0)));
        b.add("implementation", implementation(ts, s));
    }

    @CleanPoint
    private static PyObject implementation(ThreadState ts, Settings settings) {
        PyDict fields = new PyDict(ts);
        PyObject version = SysModule.versionInfo(ts);
        fields.putStr(ts, PyStr.interned("name"), PyStr.of(settings.implementationName()));
        fields.putStr(ts, PyStr.interned("cache_tag"), PyStr.of(BytecodeCache.TAG));
        fields.putStr(ts, PyStr.interned("version"), version);
        fields.putStr(ts, PyStr.interned("hexversion"), PyInt.of(Version.HEX));
        fields.putStr(ts, PyStr.interned("supports_isolated_interpreters"), PyBool.FALSE);
        PyObject namespace = new PySimpleNamespace(ts, fields);
        Refs.discard(ts, fields);
        return namespace;
    }
}
