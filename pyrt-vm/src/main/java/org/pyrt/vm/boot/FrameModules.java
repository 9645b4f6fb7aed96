package org.pyrt.vm.boot;

import java.util.IdentityHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.module.PyModule;
import org.pyrt.vm.frame.PyFrame;
import org.pyrt.vm.frame.PyGenerator;

/**
 * The modules that variables of frames refer to which somebody keeps though no thread runs them: frame objects and generators. Such references are
 * not counted. Looked for once, when no other thread runs; then asked.
 */
final class FrameModules implements SlotVisitor {

    @SuppressWarnings("UncountedField") // only asked for what is there
    private final IdentityHashMap<PyObject, Boolean> found = new IdentityHashMap<>();

    FrameModules(CycleCollector collector) {
        collector.forEachTracked(new Frames());
    }

    boolean has(PyObject module) {
        return found.containsKey(module);
    }

    /** What a frame needs. */
    @Override
    public void visit(PyObject o) {
        if (o instanceof PyModule) {
            found.put(o, true);
        }
    }

    /** Sees all tracked objects. */
    private final class Frames implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (o instanceof PyFrame f) {
                f.visitUncounted(FrameModules.this);
            } else if (o instanceof PyGenerator g) {
                g.visitUncounted(FrameModules.this);
            }
        }
    }
}
