package org.pyrt.vm.modules.warnings;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.RecursiveLock;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;

/** What one interpreter knows about warnings when the module warnings has not been imported. Made once; the lock guards changes of the filters. */
final class WarningState {

    private static final PyStr WARNINGS = PyStr.interned("warnings");

    @Slot final PyList filters;
    @Slot final PyDict onceRegistry;
    final RecursiveLock lock;
    private volatile long filtersVersion;

    private WarningState(ThreadState ts) {
        filters = new PyList(ts);
        Refs.incref(ts, filters);
        filter(ts, "default", ExceptionTypes.DEPRECATION_WARNING, PyStr.of("__main__"));
        filter(ts, "ignore", ExceptionTypes.DEPRECATION_WARNING, PyNone.NONE);
        filter(ts, "ignore", ExceptionTypes.PENDING_DEPRECATION_WARNING, PyNone.NONE);
        filter(ts, "ignore", ExceptionTypes.IMPORT_WARNING, PyNone.NONE);
        filter(ts, "ignore", ExceptionTypes.RESOURCE_WARNING, PyNone.NONE);
        onceRegistry = new PyDict(ts);
        Refs.incref(ts, onceRegistry);
        lock = new RecursiveLock(ts.registry);
    }

    private void filter(ThreadState ts, String action, PyType category, PyObject module) {
        filters.append(ts, PyTuple.of(ts, PyStr.of(action), PyNone.NONE, category, module, PyInt.of(0)));
    }

    private static final class Holder implements CountedState {
        private WarningState state;

        synchronized WarningState get(ThreadState ts) {
            if (state == null) {
                state = new WarningState(ts);
            }
            return state;
        }

        @Override
        public synchronized void visit(SlotVisitor visitor) {
            if (state != null) {
                visitor.visit(state.filters);
                visitor.visit(state.onceRegistry);
            }
        }
    }

    static WarningState of(ThreadState ts) {
        return Interpreter.of(ts).state(Holder.class, Holder::new).get(ts);
    }

    /** Changes with every change of the filters: registries of an older version are void. */
    long version() {
        return filtersVersion;
    }

    /** The filters have changed. The caller has the lock. */
    void mutated() {
        filtersVersion++;
    }

    /** An attribute of the module warnings if a program has imported it, floating; else null. */
    @CleanPoint
    static PyObject attribute(ThreadState ts, PyStr name) {
        PyObject module = VirtualMachine.of(ts).modules().getStr(ts, WARNINGS);
        if (module == null || module == PyNone.NONE) {
            return null;
        }
        try (var held = ts.hold(module)) {
            return Attributes.find(ts, module, name);
        }
    }
}
