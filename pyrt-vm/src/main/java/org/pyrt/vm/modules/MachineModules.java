package org.pyrt.vm.modules;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.ast.AstModule;
import org.pyrt.vm.modules.atexit.AtExitModule;
import org.pyrt.vm.modules.errno.ErrnoModule;
import org.pyrt.vm.modules.faulthandler.FaultHandlerModule;
import org.pyrt.vm.modules.gc.GcModule;
import org.pyrt.vm.modules.imp.ImpModule;
import org.pyrt.vm.modules.interpreters.InterpreterQueuesModule;
import org.pyrt.vm.modules.interpreters.InterpretersModule;
import org.pyrt.vm.modules.marshal.MarshalModule;
import org.pyrt.vm.modules.opcode.OpcodeModule;
import org.pyrt.vm.modules.opcode.OpcodeMetadata;
import org.pyrt.vm.modules.symtable.SymtableModule;
import org.pyrt.vm.modules.tokenize.TokenizeModule;
import org.pyrt.vm.modules.signal.SignalModule;
import org.pyrt.vm.modules.suggestions.SuggestionsModule;
import org.pyrt.vm.modules.thread.ThreadModule;
import org.pyrt.vm.modules.testing.InternalApiModule;
import org.pyrt.vm.modules.testing.TestApiModule;
import org.pyrt.vm.modules.time.TimeModule;
import org.pyrt.vm.modules.tracemalloc.TracemallocModule;
import org.pyrt.vm.modules.types.TypesModule;
import org.pyrt.vm.modules.typing.TypingModule;
import org.pyrt.vm.modules.weakref.WeakrefModule;
import org.pyrt.vm.modules.warnings.WarningsModule;

/** The machine's modules that are imported on demand; builtins and sys are made at boot. */
public final class MachineModules implements ModuleProvider {

    @Override
    public String[] names() {
        return new String[] {
            "_ast",
            "_imp",
            "_interpqueues",
            "_interpreters",
            "_opcode",
            "_opcode_metadata",
            "_signal",
            "_suggestions",
            "_symtable",
            "_testcapi",
            "_testinternalcapi",
            "_thread",
            "_tokenize",
            "_tracemalloc",
            "_types",
            "_typing",
            "_warnings",
            "_weakref",
            "atexit",
            "errno",
            "faulthandler",
            "gc",
            "marshal",
            "time",
        };
    }

    @Override
    @CleanPoint
    public PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_ast":
                return AstModule.create(ts);
            case "_opcode":
                return OpcodeModule.create(ts);
            case "_opcode_metadata":
                return OpcodeMetadata.create(ts);
            case "_symtable":
                return SymtableModule.create(ts);
            case "_testcapi":
                return TestApiModule.create(ts);
            case "_testinternalcapi":
                return InternalApiModule.create(ts);
            case "_tokenize":
                return TokenizeModule.create(ts);
            case "_tracemalloc":
                return TracemallocModule.create(ts);
            case "_suggestions":
                return SuggestionsModule.create(ts);
            case "_signal":
                return SignalModule.create(ts);
            case "_imp":
                return ImpModule.create(ts);
            case "_interpqueues":
                return InterpreterQueuesModule.create(ts);
            case "_interpreters":
                return InterpretersModule.create(ts);
            case "_thread":
                return ThreadModule.create(ts);
            case "_types":
                return TypesModule.create(ts);
            case "_typing":
                return TypingModule.create(ts);
            case "_weakref":
                return WeakrefModule.create(ts);
            case "_warnings":
                return WarningsModule.create(ts);
            case "atexit":
                return AtExitModule.create(ts);
            case "faulthandler":
                return FaultHandlerModule.create(ts);
            case "errno":
                return ErrnoModule.create(ts);
            case "gc":
                return GcModule.create(ts);
            case "marshal":
                return MarshalModule.create(ts);
            case "time":
                return TimeModule.create(ts);
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
