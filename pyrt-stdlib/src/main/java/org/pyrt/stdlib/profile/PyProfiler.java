package org.pyrt.stdlib.profile;

import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.BuiltinCallable;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A profiler: a tool of {@code sys.monitoring} that hears of calls and returns in all threads and adds up their times.
 *
 * <p>Implementation notes. What is known of the calls is guarded by the object's mutex, under which no Python code runs: a timer of the program's own is asked
 * before, the clock within. Each thread has a stack of calls of its own, where CPython has one for all. Code objects, and the texts that stand for builtin
 * functions, are in a list; the functions of the tree know their places in it.
 */
@ExposedType(name = "Profiler")
final class PyProfiler extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_lsprof.Profiler", new PyProfilerAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("Profiler(timer=None, timeunit=0.0, subcalls=True, builtins=True)\n--\n\nHow often and how long functions run.")
                    .build();

    private static final PyStr MONITORING = PyStr.interned("monitoring");
    private static final PyStr USE = PyStr.interned("use_tool_id");
    private static final PyStr FREE = PyStr.interned("free_tool_id");
    private static final PyStr REGISTER = PyStr.interned("register_callback");
    private static final PyStr SET_EVENTS = PyStr.interned("set_events");
    private static final PyStr EVENTS = PyStr.interned("events");
    private static final PyStr MISSING = PyStr.interned("MISSING");
    private static final PyStr NAME = PyStr.interned("cProfile");
    private static final PyInt TOOL = PyInt.of(2);

    private static final PyStr START = PyStr.interned("_pystart_callback");
    private static final PyStr RETURN = PyStr.interned("_pyreturn_callback");
    private static final PyStr RETURN_BUILTIN = PyStr.interned("_creturn_callback");

    /** Events and the methods that hear of them, in turn. */
    private static final PyStr[] CALLBACKS = {
        PyStr.interned("PY_START"), START,
        PyStr.interned("PY_RESUME"), START,
        PyStr.interned("PY_THROW"), PyStr.interned("_pythrow_callback"),
        PyStr.interned("PY_RETURN"), RETURN,
        PyStr.interned("PY_YIELD"), RETURN,
        PyStr.interned("PY_UNWIND"), RETURN,
        PyStr.interned("CALL"), PyStr.interned("_ccall_callback"),
        PyStr.interned("C_RETURN"), RETURN_BUILTIN,
        PyStr.interned("C_RAISE"), RETURN_BUILTIN,
    };

    private static final int TIMER = 0;
    private static final int SHOWN = 1;
    private static final int NO_ARGUMENT = 2;

    /** The timer, what stands for the functions, and what the events give for an argument that is not there. */
    @Slot final PyObject[] slots = new PyObject[3];

    private CallTree tree = new CallTree();
    private volatile double unit;
    private volatile boolean byCaller = true;
    private volatile boolean builtins = true;
    private volatile boolean enabled;

    /** The thread that asks the program's timer. */
    private volatile ThreadState timing;

    private PyProfiler(ThreadState ts, PyType type) {
        super(ts, type);
        PyList shown = new PyList(ts);
        Slots.init(ts, slots, SHOWN, shown);
        ts.trackFor(this, shown);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyProfiler(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyProfiler self,
            @Default PyObject timer,
            @Default("0.0") double timeunit,
            @Default("True") boolean subcalls,
            @Default("True") boolean builtins) {
        self.byCaller = subcalls;
        self.builtins = builtins;
        self.unit = timeunit;
        Slots.store(ts, self.slots, TIMER, timer);
        ts.trackFor(self, timer);
        PyObject missing = Attributes.get(ts, monitoring(ts), MISSING);
        Slots.store(ts, self.slots, NO_ARGUMENT, missing);
        ts.trackFor(self, missing);
    }

    @CleanPoint
    private static PyObject monitoring(ThreadState ts) {
        return Attributes.get(ts, Interpreter.of(ts).hooks.importModule(ts, "sys"), MONITORING);
    }

    // ---- switching ----

    @ExposedMethod(doc = "enable($self, /, subcalls=True, builtins=True)\n--\n\nStart collecting profiling information.")
    @CleanPoint
    static void enable(ThreadState ts, PyProfiler self, @Default("True") boolean subcalls, @Default("True") boolean builtins) {
        self.byCaller = subcalls;
        self.builtins = builtins;
        PyObject monitoring = monitoring(ts);
        try (var held = ts.hold(monitoring)) {
            try {
                Refs.discard(ts, Calls.callMethod(ts, monitoring, USE, TOOL, NAME));
            } catch (Raised e) {
                Errors.clear(ts);
                throw Errors.valueError(ts, "Another profiling tool is already active");
            }
            long events = self.register(ts, monitoring, true);
            Refs.discard(ts, Calls.callMethod(ts, monitoring, SET_EVENTS, TOOL, PyInt.of(events)));
        }
        self.enabled = true;
    }

    /** Sets the callbacks, or takes them back; the set of the events. */
    @CleanPoint
    private long register(ThreadState ts, PyObject monitoring, boolean set) {
        long all = 0;
        PyObject events = Attributes.get(ts, monitoring, EVENTS);
        try (var held = ts.hold(events)) {
            for (int i = 0; i < CALLBACKS.length; i += 2) {
                long event = ticks(ts, Attributes.get(ts, events, CALLBACKS[i]));
                PyObject callback = set ? Attributes.get(ts, this, CALLBACKS[i + 1]) : PyNone.NONE;
                Refs.discard(ts, Calls.callMethod(ts, monitoring, REGISTER, TOOL, PyInt.of(event), callback));
                all |= event;
            }
        }
        return all;
    }

    @ExposedMethod(doc = "disable($self, /)\n--\n\nStop collecting profiling information.")
    @CleanPoint
    static void disable(ThreadState ts, PyProfiler self) {
        if (self.timing == ts) {
            throw Errors.runtimeError(ts, "cannot disable profiler in external timer");
        }
        if (!self.enabled) {
            return;
        }
        PyObject monitoring = monitoring(ts);
        try (var held = ts.hold(monitoring)) {
            self.register(ts, monitoring, false);
            Refs.discard(ts, Calls.callMethod(ts, monitoring, SET_EVENTS, TOOL, PyInt.of(0)));
            Refs.discard(ts, Calls.callMethod(ts, monitoring, FREE, TOOL));
        }
        self.enabled = false;
        boolean external = self.slots[TIMER] != null;
        long now = external ? self.time(ts) : 0;
        Mutex.lockAttached(ts, self);
        try {
            self.tree.leaveAll(self.byCaller, external ? now : System.nanoTime());
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nClear all profiling information collected so far.")
    static void clear(ThreadState ts, PyProfiler self) {
        if (self.timing == ts) {
            throw Errors.runtimeError(ts, "cannot clear profiler in external timer");
        }
        PyList shown = new PyList(ts);
        Mutex.lockAttached(ts, self);
        try {
            self.tree = new CallTree();
            Slots.store(ts, self.slots, SHOWN, shown);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    // ---- events ----

    @ExposedMethod(name = "_pystart_callback", doc = "_pystart_callback($self, code, instruction_offset, /)\n--\n\n")
    @CleanPoint
    static void started(ThreadState ts, PyProfiler self, PyObject code, @PositionalOnly PyObject instruction_offset) {
        self.enter(ts, code, code, null);
    }

    @ExposedMethod(name = "_pythrow_callback", doc = "_pythrow_callback($self, code, instruction_offset, exception, /)\n--\n\n")
    @CleanPoint
    static void thrown(ThreadState ts, PyProfiler self, PyObject code, PyObject instruction_offset, @PositionalOnly PyObject exception) {
        self.enter(ts, code, code, null);
    }

    @ExposedMethod(name = "_pyreturn_callback", doc = "_pyreturn_callback($self, code, instruction_offset, retval, /)\n--\n\n")
    @CleanPoint
    static void returned(ThreadState ts, PyProfiler self, PyObject code, PyObject instruction_offset, @PositionalOnly PyObject retval) {
        self.leave(ts, code);
    }

    @ExposedMethod(name = "_ccall_callback", doc = "_ccall_callback($self, code, instruction_offset, callable, self_arg, /)\n--\n\n")
    @CleanPoint
    static void called(
            ThreadState ts, PyProfiler self, PyObject code, PyObject instruction_offset, PyObject callable, @PositionalOnly PyObject self_arg) {
        if (self.hearsOf(ts, callable, self_arg)) {
            self.enter(ts, Builtin.of(callable), callable, self_arg);
        }
    }

    @ExposedMethod(name = "_creturn_callback", doc = "_creturn_callback($self, code, instruction_offset, callable, self_arg, /)\n--\n\n")
    @CleanPoint
    static void calledReturned(
            ThreadState ts, PyProfiler self, PyObject code, PyObject instruction_offset, PyObject callable, @PositionalOnly PyObject self_arg) {
        if (self.hearsOf(ts, callable, self_arg)) {
            self.leave(ts, Builtin.of(callable));
        }
    }

    /** What a builtin function is known by: bound or not, it is the same. */
    private record Builtin(Adapter adapter, int entry) {

        static Builtin of(PyObject callable) {
            BuiltinCallable builtin = (BuiltinCallable) callable;
            return new Builtin(builtin.adapter, builtin.entry);
        }
    }

    /** Whether what was called is a builtin function, or a method of the argument's type, and such are wanted. */
    private boolean hearsOf(ThreadState ts, PyObject callable, PyObject argument) {
        if (!builtins || callable instanceof PyBuiltinFunction) {
            return builtins;
        }
        return callable instanceof PyMethodDescriptor m
                && argument != Slots.load(ts, slots, NO_ARGUMENT)
                && PyType.of(argument).isSubtypeOf(m.owner);
    }

    @CleanPoint
    private void enter(ThreadState ts, Object key, PyObject function, PyObject argument) {
        boolean known;
        Mutex.lockAttached(ts, this);
        try {
            known = tree.knows(key);
        } finally {
            Mutex.unlock(ts, this);
        }
        PyObject shown = known ? null : shown(ts, function, argument);
        boolean external = slots[TIMER] != null;
        try (var held = ts.hold(shown)) {
            Mutex.lockAttached(ts, this);
            try {
                if (!tree.knows(key)) {
                    PyList all = (PyList) Slots.load(ts, slots, SHOWN);
                    tree.add(key, all.size());
                    all.append(ts, shown);
                }
                tree.enter(ts, key, byCaller);
                if (!external) {
                    tree.begin(ts, System.nanoTime());
                }
            } finally {
                Mutex.unlock(ts, this);
            }
        }
        if (external) {
            long now = time(ts);
            Mutex.lockAttached(ts, this);
            try {
                if (tree.runs(ts)) {
                    tree.begin(ts, now);
                }
            } finally {
                Mutex.unlock(ts, this);
            }
        }
    }

    @CleanPoint
    private void leave(ThreadState ts, Object key) {
        boolean external = slots[TIMER] != null;
        if (external && !runs(ts)) {
            return;
        }
        long now = external ? time(ts) : System.nanoTime();
        Mutex.lockAttached(ts, this);
        try {
            if (tree.runs(ts)) {
                tree.leave(ts, key, byCaller, now);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private boolean runs(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            return tree.runs(ts);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** What the program's timer says, in its units or in ns; 0 if it fails. */
    @CleanPoint
    private long time(ThreadState ts) {
        PyObject timer = Slots.load(ts, slots, TIMER);
        try (var held = ts.hold(timer)) {
            timing = ts;
            try {
                PyObject time = Calls.call(ts, timer);
                return unit > 0 ? ticks(ts, time) : nanos(ts, time);
            } catch (Raised e) {
                String shown = Representation.repr(ts, timer).toString();
                Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while calling _lsprof timer " + shown, null);
                return 0;
            } finally {
                timing = null;
            }
        }
    }

    private static long ticks(ThreadState ts, PyObject time) {
        PyInt i = PyInt.asSelf(time);
        if (i == null) {
            throw Errors.typeError(ts, "expect int, got " + PyType.of(time).fullName());
        }
        return small(ts, i);
    }

    private static long nanos(ThreadState ts, PyObject time) {
        PyFloat f = PyFloat.asSelf(time);
        if (f != null) {
            if (Double.isNaN(f.value)) {
                throw Errors.valueError(ts, "Invalid value NaN (not a number)");
            }
            return (long) Math.floor(f.value * 1e9);
        }
        PyInt i = PyInt.asSelf(time);
        if (i == null) {
            throw Errors.typeError(ts, "'" + PyType.of(time).fullName() + "' object cannot be interpreted as an integer or float");
        }
        long seconds = small(ts, i);
        if (Math.abs(seconds) > Long.MAX_VALUE / 1_000_000_000L) {
            throw tooLarge(ts);
        }
        return seconds * 1_000_000_000L;
    }

    private static long small(ThreadState ts, PyInt i) {
        if (!i.fitsLong()) {
            throw tooLarge(ts);
        }
        return i.longValue();
    }

    private static Raised tooLarge(ThreadState ts) {
        return Errors.overflowError(ts, "timestamp too large to convert to C PyTime_t");
    }

    /** What stands for a function in the statistics: its code, or a text for a builtin function. */
    @CleanPoint
    private static PyObject shown(ThreadState ts, PyObject function, PyObject argument) {
        if (!(function instanceof BuiltinCallable builtin)) {
            return function;
        }
        String module = function instanceof PyBuiltinFunction f ? f.module() : null;
        PyObject receiver = function instanceof PyBuiltinFunction f ? f.self() : argument;
        if (receiver != null) {
            PyObject found = PyType.of(receiver).lookup(ts, PyStr.interned(builtin.name));
            if (found != null) {
                try {
                    return Representation.repr(ts, found);
                } catch (Raised e) {
                    Errors.clear(ts);
                }
            }
        }
        return PyStr.of("<built-in method " + (module == null ? "" : module + ".") + builtin.name + ">");
    }

    // ---- results ----

    @ExposedMethod(doc = "getstats($self, /)\n--\n\nWhat was collected: a list of profiler_entry objects, one a function.")
    static PyObject getstats(ThreadState ts, PyProfiler self) {
        double factor = self.slots[TIMER] == null || self.unit == 0 ? 1e-9 : self.unit;
        PyList result = new PyList(ts);
        Mutex.lockAttached(ts, self);
        try {
            PyList shown = (PyList) Slots.load(ts, self.slots, SHOWN);
            for (CallTree.Function f : self.tree.functions()) {
                if (f.calls != 0) {
                    PyObject calls = f.callees == null ? PyNone.NONE : callees(ts, f, shown, factor);
                    result.append(
                            ts,
                            PyStructSequence.of(
                                    ts, LsprofModule.ENTRY, shown.getItem(ts, f.number), PyInt.of(f.calls), PyInt.of(f.recursive),
                                    PyFloat.of(factor * f.total), PyFloat.of(factor * f.inline), calls));
                }
            }
        } finally {
            Mutex.unlock(ts, self);
        }
        return result;
    }

    private static PyList callees(ThreadState ts, CallTree.Function caller, PyList shown, double factor) {
        PyList result = new PyList(ts);
        for (Map.Entry<CallTree.Function, CallTree.Tally> callee : caller.callees.entrySet()) {
            CallTree.Tally t = callee.getValue();
            result.append(
                    ts,
                    PyStructSequence.of(
                            ts, LsprofModule.SUBENTRY, shown.getItem(ts, callee.getKey().number), PyInt.of(t.calls), PyInt.of(t.recursive),
                            PyFloat.of(factor * t.total), PyFloat.of(factor * t.inline)));
        }
        return result;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyProfilerSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyProfilerSlots.clear(ts, this);
        super.clear(ts);
    }
}
