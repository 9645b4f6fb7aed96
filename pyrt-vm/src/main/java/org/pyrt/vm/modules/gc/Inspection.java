package org.pyrt.vm.modules.gc;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;

/** What the module gc tells about the object graph, each answer taken with the world stopped. */
final class Inspection {

    private Inspection() {}

    /** Objects picked with the world stopped, each counted once; they become a list when it goes on. */
    private static final class Picked {
        private final ThreadState ts;

        @SuppressWarnings("UncountedField") // counted by add
        private final List<PyObject> objects = new ArrayList<>();

        Picked(ThreadState ts) {
            this.ts = ts;
        }

        void add(PyObject o) {
            Refs.incref(ts, o);
            objects.add(o);
        }

        PyList list() {
            return PyList.adopt(ts, objects.toArray(new PyObject[0]));
        }
    }

    /** Whether Python code may be shown {@code o}: it is an object of its own, and neither dying nor so new that nothing refers to it. */
    private static boolean isShown(Counted c) {
        return Interpreter.isContainer(c) && !Refs.isDead(c) && (Refs.isImmortal(c) || Collecting.count(c) != Long.MAX_VALUE);
    }

    /** What {@code c} refers to as Python sees it: attributes kept apart are its own, and instances refer to their class. */
    static void visit(Counted c, SlotVisitor visitor) {
        c.traverse(
                o -> {
                    if (o instanceof CarriedAttributes a) {
                        a.traverse(visitor);
                    } else {
                        visitor.visit(o);
                    }
                });
        if (c instanceof PyGenerator g) {
            g.visitRunning(visitor);
        }
        PyType type = PyType.of(c);
        if (type.isHeap() && !(c instanceof PyType)) {
            visitor.visit(type);
        }
    }

    /** Values, each before its key; values only as long as all keys are strs: so does CPython. */
    private static void visitEntries(ThreadState ts, PyDict dict, SlotVisitor visitor) {
        boolean onlyStrs = true;
        for (DictCursor cursor = new DictCursor(dict); cursor.next(ts); ) {
            onlyStrs &= cursor.key instanceof PyStr;
        }
        for (DictCursor cursor = new DictCursor(dict); cursor.next(ts); ) {
            visitor.visit(cursor.value);
            if (!onlyStrs) {
                visitor.visit(cursor.key);
            }
        }
    }

    /** All tracked objects that are not frozen, in a floating list. */
    @CleanPoint
    static PyObject objects(ThreadState ts) {
        Interpreter interpreter = Interpreter.of(ts);
        Picked picked = new Picked(ts);
        interpreter.registry.stopTheWorld(ts);
        try {
            interpreter.collector.forEachTracked(
                    o -> {
                        if (o instanceof Counted c && isShown(c) && !Collecting.isFrozen(c)) {
                            picked.add(c);
                        }
                    });
        } finally {
            interpreter.registry.startTheWorld(ts);
        }
        return picked.list();
    }

    /** The tracked objects that refer to one of {@code targets}, in a floating list. */
    @CleanPoint
    static PyObject referrers(ThreadState ts, PyObject[] targets) {
        Interpreter interpreter = Interpreter.of(ts);
        Picked picked = new Picked(ts);
        boolean[] hit = new boolean[1];
        SlotVisitor look =
                o -> {
                    for (PyObject target : targets) {
                        hit[0] |= o == target;
                    }
                };
        interpreter.registry.stopTheWorld(ts);
        try {
            interpreter.collector.forEachTracked(
                    o -> {
                        if (o instanceof Counted c && isShown(c)) {
                            hit[0] = false;
                            visit(c, look);
                            if (hit[0]) {
                                picked.add(c);
                            }
                        }
                    });
        } finally {
            interpreter.registry.startTheWorld(ts);
        }
        return picked.list();
    }

    /** What {@code objects} refer to, in a floating list; the items of lists and tuples from the last to the first, as CPython visits them. */
    @CleanPoint
    static PyObject referents(ThreadState ts, PyObject[] objects) {
        Picked picked = new Picked(ts);
        Interpreter interpreter = Interpreter.of(ts);
        interpreter.registry.stopTheWorld(ts);
        try {
            for (PyObject o : objects) {
                if (o instanceof Counted c && Interpreter.isContainer(c)) {
                    int from = picked.objects.size();
                    if (c instanceof PyDict d) {
                        visitEntries(ts, d, picked::add);
                    } else {
                        visit(c, picked::add);
                    }
                    if (c instanceof PyList || c instanceof PyTuple) {
                        java.util.Collections.reverse(picked.objects.subList(from, picked.objects.size()));
                    }
                }
            }
        } finally {
            interpreter.registry.startTheWorld(ts);
        }
        return picked.list();
    }

    /** Freezes every tracked object, or ends that. */
    @CleanPoint
    static void setFrozen(ThreadState ts, boolean frozen) {
        Interpreter interpreter = Interpreter.of(ts);
        interpreter.registry.stopTheWorld(ts);
        try {
            interpreter.collector.forEachTracked(o -> Collecting.setFrozen((Counted) o, frozen));
        } finally {
            interpreter.registry.startTheWorld(ts);
        }
    }

    /** How many tracked objects are frozen. */
    @CleanPoint
    static int frozenCount(ThreadState ts) {
        Interpreter interpreter = Interpreter.of(ts);
        int[] count = new int[1];
        interpreter.registry.stopTheWorld(ts);
        try {
            interpreter.collector.forEachTracked(
                    o -> {
                        if (Collecting.isFrozen((Counted) o) && Interpreter.isContainer(o)) {
                            count[0]++;
                        }
                    });
        } finally {
            interpreter.registry.startTheWorld(ts);
        }
        return count[0];
    }
}
