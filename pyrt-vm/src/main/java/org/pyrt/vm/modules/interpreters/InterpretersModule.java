package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.InterpreterConfig;
import org.pyrt.vm.boot.Interpreters;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.modules.builtins.BuiltinsModule;

/** The module _interpreters: makes interpreters, runs code in them, ends them. Source: CPython 3.14 Modules/_interpretersmodule.c. */
@ExposedModule(name = "_interpreters", doc = "Several interpreters in one process.")
public final class InterpretersModule {

    @ExposedConstant(name = "WHENCE_UNKNOWN")
    static final int UNKNOWN = 0;

    @ExposedConstant(name = "WHENCE_RUNTIME")
    static final int RUNTIME = 1;

    @ExposedConstant(name = "WHENCE_LEGACY_CAPI")
    static final int LEGACY_API = Subinterpreter.BY_LEGACY_API;

    @ExposedConstant(name = "WHENCE_CAPI")
    static final int API = 3;

    @ExposedConstant(name = "WHENCE_XI")
    static final int CROSSING_API = 4;

    @ExposedConstant(name = "WHENCE_STDLIB")
    static final int LIBRARY = Subinterpreter.BY_MODULE;

    private InterpretersModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_interpreters", "Several interpreters in one process.", new InterpretersModuleAdapter())
                .add("InterpreterError", CrossingErrors.INTERPRETER_ERROR)
                .add("InterpreterNotFoundError", CrossingErrors.NOT_FOUND)
                .add("NotShareableError", CrossingErrors.NOT_SHAREABLE)
                .add("CrossInterpreterBufferView", PyBufferView.TYPE)
                .build();
    }

    // ---- which interpreter ----

    /** The interpreter of a number, or null for the first one. Raises InterpreterNotFoundError, and InterpreterError if it is not the module's own but has to be. */
    @CleanPoint
    private static Subinterpreter find(ThreadState ts, PyObject id, boolean restrict, String what) {
        long number = Numbers.of(ts, id, "interpreter ID");
        Subinterpreter s = Interpreters.of(ts).find(number);
        if (s == null && number != 0) {
            throw Errors.raise(ts, CrossingErrors.NOT_FOUND, "unrecognized interpreter ID " + number);
        }
        if (restrict && (s == null || s.origin != LIBRARY)) {
            throw CrossingErrors.interpreterError(ts, "cannot " + what + " unrecognized interpreter " + number);
        }
        return s;
    }

    /** Enters an interpreter; null stands for the first one, which its program is in always. */
    private static void enter(ThreadState ts, Subinterpreter s) {
        if (s == null || !s.enter()) {
            throw CrossingErrors.interpreterError(ts, "interpreter already running");
        }
    }

    private static PyTuple summary(ThreadState ts, long number, int origin) {
        return PyTuple.of(ts, PyInt.of(number), PyInt.of(origin));
    }

    private static int origin(ThreadState ts, long number) {
        Subinterpreter s = Interpreters.of(ts).find(number);
        return s != null ? s.origin : number == 0 ? RUNTIME : UNKNOWN;
    }

    // ---- interpreters ----

    @ExposedMethod(doc = "new_config($module, name='isolated', /, **overrides)\n--\n\nThe settings of that name with changes.")
    @CleanPoint
    static PyObject new_config(ThreadState ts, @PositionalOnly @Default("'isolated'") String name, @VarKeywords PyDict overrides) {
        InterpreterConfig config = ConfigObjects.named(ts, name);
        return ConfigObjects.toObject(ts, overrides == null ? config : ConfigObjects.changed(ts, config, overrides, false));
    }

    @ExposedMethod(doc = "create($module, /, config='isolated', *, reqrefs=False)\n--\n\nMake an interpreter and return its number.")
    @CleanPoint
    static long create(ThreadState ts, @Default PyObject config, @KeywordOnly @Default("False") boolean reqrefs) {
        InterpreterConfig c = ConfigObjects.of(ts, config);
        Subinterpreter s = !c.mainAllocator() && !c.checksExtensions() ? null : Subinterpreter.start(ts, c, LIBRARY);
        if (s == null) {
            throw failed(ts);
        }
        s.refer(0, reqrefs);
        return s.number;
    }

    private static Raised failed(ThreadState ts) {
        CrossingErrors.interpreterError(ts, "sub-interpreter creation failed");
        PyBaseException inner = Errors.take(ts);
        CrossingErrors.interpreterError(ts, "interpreter creation failed");
        PyBaseException outer = Errors.take(ts);
        outer.setContext(ts, inner);
        return Errors.reraise(ts, outer);
    }

    @ExposedMethod(doc = "destroy($module, /, id, *, restrict=False)\n--\n\nEnd an interpreter.")
    @CleanPoint
    static void destroy(ThreadState ts, PyObject id, @KeywordOnly @Default("False") boolean restrict) {
        Subinterpreter s = find(ts, id, restrict, "destroy");
        if ((s == null ? 0 : s.number) == VirtualMachine.of(ts).number) {
            throw CrossingErrors.interpreterError(ts, "cannot destroy the current interpreter");
        }
        if (s == null || !s.enter()) {
            throw CrossingErrors.interpreterError(ts, "interpreter running");
        }
        s.end(ts);
    }

    @ExposedMethod(doc = "list_all($module, /, *, require_ready=False)\n--\n\nThe number of every interpreter and where it comes from.")
    static PyObject list_all(ThreadState ts, @KeywordOnly @Default("False") boolean require_ready) {
        PyList all = new PyList(ts);
        all.append(ts, summary(ts, 0, RUNTIME));
        for (Subinterpreter s : Interpreters.of(ts).list()) {
            all.append(ts, summary(ts, s.number, s.origin));
        }
        return all;
    }

    @ExposedMethod(doc = "get_current($module, /)\n--\n\nThe number of this interpreter and where it comes from.")
    static PyObject get_current(ThreadState ts) {
        long number = VirtualMachine.of(ts).number;
        return summary(ts, number, origin(ts, number));
    }

    @ExposedMethod(doc = "get_main($module, /)\n--\n\nThe number of the first interpreter and where it comes from.")
    static PyObject get_main(ThreadState ts) {
        return summary(ts, 0, RUNTIME);
    }

    @ExposedMethod(doc = "is_running($module, /, id, *, restrict=False)\n--\n\nWhether code runs in an interpreter's __main__.")
    @CleanPoint
    static boolean is_running(ThreadState ts, PyObject id, @KeywordOnly @Default("False") boolean restrict) {
        Subinterpreter s = find(ts, id, restrict, "check if running for");
        return s == null || s.isRunning();
    }

    @ExposedMethod(doc = "get_config($module, /, id, *, restrict=False)\n--\n\nThe settings of an interpreter.")
    @CleanPoint
    static PyObject get_config(ThreadState ts, PyObject id, @KeywordOnly @Default("False") boolean restrict) {
        if (id == PyNone.NONE) {
            if (restrict && origin(ts, VirtualMachine.of(ts).number) != LIBRARY) {
                throw CrossingErrors.interpreterError(ts, "cannot get the config of unrecognized current interpreter");
            }
            return ConfigObjects.toObject(ts, VirtualMachine.of(ts).config);
        }
        Subinterpreter s = find(ts, id, restrict, "get the config of");
        return ConfigObjects.toObject(ts, s == null ? InterpreterConfig.MAIN : s.config);
    }

    @ExposedMethod(doc = "whence($module, /, id)\n--\n\nWhere an interpreter comes from.")
    @CleanPoint
    static int whence(ThreadState ts, PyObject id) {
        Subinterpreter s = find(ts, id, false, "");
        return s == null ? RUNTIME : s.origin;
    }

    @ExposedMethod(doc = "incref($module, /, id, *, implieslink=False, restrict=False)\n--\n\nRefer to an interpreter.")
    @CleanPoint
    static void incref(
            ThreadState ts, PyObject id, @KeywordOnly @Default("False") boolean implieslink, @Default("False") boolean restrict) {
        Subinterpreter s = find(ts, id, restrict, "incref");
        if (s != null) {
            s.refer(1, implieslink);
        }
    }

    @ExposedMethod(doc = "decref($module, /, id, *, restrict=False)\n--\n\nNo longer refer to an interpreter, which may end it.")
    @CleanPoint
    static void decref(ThreadState ts, PyObject id, @KeywordOnly @Default("False") boolean restrict) {
        Subinterpreter s = find(ts, id, restrict, "decref");
        if (s != null && s.unrefer() && s.number != VirtualMachine.of(ts).number && s.enter()) {
            s.end(ts);
        }
    }

    // ---- running code ----

    @ExposedMethod(name = "set___main___attrs", doc = "set___main___attrs($module, /, id, updates, *, restrict=False)\n--\n\nGive an interpreter's __main__ names.")
    @CleanPoint
    static void setMainAttributes(ThreadState ts, PyObject id, PyObject updates, @KeywordOnly @Default("False") boolean restrict) {
        dict(ts, updates, "set___main___attrs() argument 2");
        Subinterpreter s = find(ts, id, restrict, "update __main__ for");
        if (((PyDict) updates).size() == 0) {
            throw Errors.valueError(ts, "arg 2 must be a non-empty dict");
        }
        CrossingJob job = new CrossingJob();
        fill(ts, job, (PyDict) updates);
        Refs.discard(ts, run(ts, s, job));
    }

    private static PyDict dict(ThreadState ts, PyObject given, String what) {
        if (given instanceof PyDict d) {
            return d;
        }
        throw Errors.typeError(ts, "_interpreters." + what + " must be dict, not " + PyType.of(given).name());
    }

    @CleanPoint
    private static void fill(ThreadState ts, CrossingJob job, PyDict given) {
        PyObject[] keys = given.keys(ts);
        for (PyObject key : keys) {
            Refs.decref(ts, key);
        }
        job.names = new PyStr[keys.length];
        job.values = new SharedValue[keys.length];
        for (int i = 0; i < keys.length; i++) {
            job.names[i] = PyStr.asSelf(keys[i]);
            if (job.names[i] == null) {
                throw Errors.typeError(ts, "bad argument type for built-in operation");
            }
        }
        try {
            for (int i = 0; i < keys.length; i++) {
                PyObject value = given.getStr(ts, job.names[i]);
                try (var held = ts.hold(value)) {
                    job.values[i] = Sharing.of(ts, value, false);
                }
            }
        } catch (Raised e) {
            job.release(SharedQueues.of(ts));
            throw e;
        }
    }

    /** Has an interpreter do a job; what was raised there, floating, or null. */
    @CleanPoint
    private static PyObject run(ThreadState ts, Subinterpreter s, CrossingJob job) {
        try {
            enter(ts, s);
            s.run(ts, job);
            s.leave();
        } finally {
            job.release(SharedQueues.of(ts));
        }
        return job.failure(ts);
    }

    @CleanPoint
    private static PyObject runScript(ThreadState ts, Subinterpreter s, PyObject script, PyObject shared) {
        CrossingJob job = new CrossingJob();
        job.script = Scripts.of(ts, script);
        if (shared != null && dict(ts, shared, "exec() argument 3").size() > 0) {
            fill(ts, job, (PyDict) shared);
        }
        PyObject failure = run(ts, s, job);
        return failure != null ? failure : PyNone.NONE;
    }

    @ExposedMethod(name = "exec", doc = "exec($module, /, id, code, shared={}, *, restrict=False)\n--\n\nRun a script, a function or code in an interpreter's __main__.")
    @CleanPoint
    static PyObject execute(
            ThreadState ts, PyObject id, PyObject code, @Default PyObject shared, @KeywordOnly @Default("False") boolean restrict) {
        return runScript(ts, find(ts, id, restrict, "exec code for"), code, shared);
    }

    @ExposedMethod(doc = "run_string($module, /, id, script, shared={}, *, restrict=False)\n--\n\nRun a script in an interpreter's __main__.")
    @CleanPoint
    static PyObject run_string(
            ThreadState ts, PyObject id, PyObject script, @Default PyObject shared, @KeywordOnly @Default("False") boolean restrict) {
        if (PyStr.asSelf(script) == null) {
            throw Errors.typeError(ts, "_interpreters.run_string() argument 2 must be str, not " + PyType.of(script).name());
        }
        return runScript(ts, find(ts, id, restrict, "run a string in"), script, shared);
    }

    @ExposedMethod(doc = "run_func($module, /, id, func, shared={}, *, restrict=False)\n--\n\nRun a function's body in an interpreter's __main__.")
    @CleanPoint
    static PyObject run_func(
            ThreadState ts, PyObject id, PyObject func, @Default PyObject shared, @KeywordOnly @Default("False") boolean restrict) {
        if (!(func instanceof PyFunction) && !(func instanceof PyCode)) {
            throw Errors.typeError(ts, "_interpreters.run_func() argument 2 must be a function, not " + PyType.of(func).name());
        }
        return runScript(ts, find(ts, id, restrict, "run a function in"), func, shared);
    }

    @ExposedMethod(doc = "call($module, /, id, callable, args=(), kwargs={}, *, restrict=False)\n--\n\nCall something in an interpreter: the result, or what was raised.")
    @CleanPoint
    static PyObject call(
            ThreadState ts,
            PyObject id,
            PyObject callable,
            @Default PyObject args,
            @Default PyObject kwargs,
            @KeywordOnly @Default("False") boolean restrict) {
        Subinterpreter s = find(ts, id, restrict, "make a call in");
        if (args != null && !(args instanceof PyTuple)) {
            throw Errors.typeError(ts, "_interpreters.call() argument 3 must be tuple, not " + PyType.of(args).name());
        }
        if (kwargs != null) {
            dict(ts, kwargs, "call() argument 4");
        }
        CrossingJob job = new CrossingJob();
        pack(ts, job, callable, args, kwargs);
        PyObject failure = run(ts, s, job);
        if (failure != null) {
            return PyTuple.of(ts, PyNone.NONE, failure);
        }
        return PyTuple.of(ts, job.result(ts), PyNone.NONE);
    }

    @CleanPoint
    private static void pack(ThreadState ts, CrossingJob job, PyObject callable, PyObject args, PyObject kwargs) {
        if (!BuiltinsModule.isCallable(callable)) {
            throw Errors.typeError(ts, "expected a callable, got " + Representation.repr(ts, callable));
        }
        try {
            job.function = function(ts, callable);
            job.args = args == null || ((PyTuple) args).array().length == 0 ? null : Sharing.of(ts, args, true);
            job.keywords = kwargs == null || ((PyDict) kwargs).size() == 0 ? null : Sharing.of(ts, kwargs, true);
        } catch (Raised e) {
            job.release(SharedQueues.of(ts));
            throw e;
        }
    }

    /** A function by its code if it can be, and else by pickle. What is wrong with its code is the error that counts. */
    @CleanPoint
    private static SharedValue function(ThreadState ts, PyObject callable) {
        if (!(callable instanceof PyFunction f)) {
            return Sharing.pickled(ts, callable);
        }
        PyBaseException first;
        try {
            return Sharing.function(ts, f);
        } catch (Raised e) {
            first = Errors.take(ts);
        }
        try (var held = ts.hold(first)) {
            try {
                return Sharing.pickled(ts, callable);
            } catch (Raised e) {
                Errors.clear(ts);
            }
            throw Errors.reraise(ts, first);
        }
    }

    // ---- what can cross ----

    @ExposedMethod(doc = "is_shareable($module, /, obj)\n--\n\nWhether an object can go to another interpreter without pickling.")
    static boolean is_shareable(ThreadState ts, PyObject obj) {
        return Sharing.isShareable(ts, obj);
    }

    @ExposedMethod(doc = "capture_exception($module, /, exc=None)\n--\n\nWhat another interpreter is told of an exception; by default of the one being handled.")
    @CleanPoint
    static PyObject capture_exception(ThreadState ts, @Default PyObject exc) {
        if (exc == null || exc == PyNone.NONE) {
            return PyNone.NONE;
        }
        if (!(exc instanceof PyBaseException e)) {
            throw Errors.typeError(ts, "expected exception, got " + Representation.repr(ts, exc));
        }
        return ExceptionSnapshot.of(ts, e).toObject(ts);
    }
}
