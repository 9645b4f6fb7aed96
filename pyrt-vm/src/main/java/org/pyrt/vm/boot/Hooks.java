package org.pyrt.vm.boot;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.interpreter.SuperArguments;
import org.pyrt.vm.thread.Breaker;
import org.pyrt.vm.thread.Signals;
import org.pyrt.vm.thread.Waiting;
import org.pyrt.vm.modules.faulthandler.FaultHandlerModule;
import org.pyrt.vm.modules.warnings.WarningIssuer;

/** How objects reach the parts of the machine. Stateless. */
final class Hooks extends RuntimeHooks {

    @Override
    @CleanPoint
    public boolean makeBuiltin(ThreadState ts, PyStr name) {
        return SiteBuiltins.isOne(name) && SiteBuiltins.add(ts);
    }

    @Override
    @CleanPoint
    public PyObject call(ThreadState ts, PyFunction function, PyObject[] args, PyStr[] kwNames) {
        return Engine.call(ts, function, args, kwNames);
    }

    @Override
    @CleanPoint
    public PyObject importModule(ThreadState ts, String name) {
        return VirtualMachine.of(ts).importer.importModule(ts, PyStr.interned(name));
    }

    @Override
    @CleanPoint
    public void poll(ThreadState ts) {
        Breaker.serve(ts);
    }

    @Override
    @CleanPoint
    public void warn(ThreadState ts, PyType category, String message, int stackLevel) {
        WarningIssuer.warn(ts, category, PyStr.of(message), stackLevel);
    }

    @Override
    @CleanPoint
    public void warnUnclosed(ThreadState ts, String message, PyObject source) {
        WarningIssuer.warnUnclosed(ts, PyStr.of(message), source);
    }

    @Override
    @CleanPoint
    public void unraisable(ThreadState ts, String context, PyObject object) {
        UncaughtErrors.unraisable(ts, context, object);
    }

    @Override
    public boolean servesSignals(ThreadState ts) {
        return ts == VirtualMachine.of(ts).main().mainThread();
    }

    @Override
    public boolean isFinalizing(ThreadState ts) {
        return VirtualMachine.of(ts).isFinalizing();
    }

    @Override
    public int wakeDescriptor(ThreadState ts) {
        return servesSignals(ts) ? Signals.of(ts).wakeEvent(ts) : -1;
    }

    @Override
    @CleanPoint
    public void raiseSignal(ThreadState ts, int number) {
        Signals.of(ts).raise(ts, number);
        if (Waiting.isSignalled(ts)) {
            Breaker.serve(ts);
        }
    }

    @Override
    @CleanPoint
    public RuntimeException fatalError(ThreadState ts, String function, String message) {
        throw FaultHandlerModule.fatalError(ts, function, message);
    }

    @Override
    public PyDict currentGlobals(ThreadState ts) {
        return Engine.currentGlobals(ts);
    }

    @Override
    public PyObject currentBuiltins(ThreadState ts) {
        return Engine.currentBuiltins(ts);
    }

    @Override
    public PyObject[] currentClassAndSelf(ThreadState ts) {
        return SuperArguments.find(ts);
    }
}
