package org.pyrt.stdlib.heapq;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.refcount.ThreadState;

/** The module _heapq. Source: CPython 3.14 Modules/_heapqmodule.c. */
@ExposedModule(name = "_heapq", doc = "Heap queue algorithm (a.k.a. priority queue).")
public final class HeapqModule {

    private HeapqModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_heapq", "Heap queue algorithm (a.k.a. priority queue).", new HeapqModuleAdapter()).build();
    }

    @ExposedMethod(doc = "heappush($module, heap, item, /)\n--\n\nPush item onto heap, maintaining the heap invariant.")
    @CleanPoint
    static void heappush(ThreadState ts, PyList heap, @PositionalOnly PyObject item) {
        new Heap(heap, false).push(ts, item);
    }

    @ExposedMethod(doc = "heappop($module, heap, /)\n--\n\nPop the smallest item off the heap, maintaining the heap invariant.")
    @CleanPoint
    static PyObject heappop(ThreadState ts, @PositionalOnly PyList heap) {
        return new Heap(heap, false).pop(ts);
    }

    @ExposedMethod(doc = "heapreplace($module, heap, item, /)\n--\n\nPop and return the current smallest value, and add the new item.")
    @CleanPoint
    static PyObject heapreplace(ThreadState ts, PyList heap, @PositionalOnly PyObject item) {
        return new Heap(heap, false).replace(ts, item);
    }

    @ExposedMethod(doc = "heappushpop($module, heap, item, /)\n--\n\nPush item on the heap, then pop and return the smallest item from the heap.")
    @CleanPoint
    static PyObject heappushpop(ThreadState ts, PyList heap, @PositionalOnly PyObject item) {
        return new Heap(heap, false).pushPop(ts, item);
    }

    @ExposedMethod(doc = "heapify($module, heap, /)\n--\n\nTransform list into a heap, in-place, in O(len(heap)) time.")
    @CleanPoint
    static void heapify(ThreadState ts, @PositionalOnly PyList heap) {
        new Heap(heap, false).heapify(ts);
    }

    @ExposedMethod(name = "heappush_max", doc = "heappush_max($module, heap, item, /)\n--\n\nPush item onto max heap, maintaining the heap invariant.")
    @CleanPoint
    static void heappushMax(ThreadState ts, PyList heap, @PositionalOnly PyObject item) {
        new Heap(heap, true).push(ts, item);
    }

    @ExposedMethod(name = "heappop_max", doc = "heappop_max($module, heap, /)\n--\n\nMaxheap variant of heappop.")
    @CleanPoint
    static PyObject heappopMax(ThreadState ts, @PositionalOnly PyList heap) {
        return new Heap(heap, true).pop(ts);
    }

    @ExposedMethod(name = "heapreplace_max", doc = "heapreplace_max($module, heap, item, /)\n--\n\nMaxheap variant of heapreplace.")
    @CleanPoint
    static PyObject heapreplaceMax(ThreadState ts, PyList heap, @PositionalOnly PyObject item) {
        return new Heap(heap, true).replace(ts, item);
    }

    @ExposedMethod(name = "heappushpop_max", doc = "heappushpop_max($module, heap, item, /)\n--\n\nMaxheap variant of heappushpop.")
    @CleanPoint
    static PyObject heappushpopMax(ThreadState ts, PyList heap, @PositionalOnly PyObject item) {
        return new Heap(heap, true).pushPop(ts, item);
    }

    @ExposedMethod(name = "heapify_max", doc = "heapify_max($module, heap, /)\n--\n\nMaxheap variant of heapify.")
    @CleanPoint
    static void heapifyMax(ThreadState ts, @PositionalOnly PyList heap) {
        new Heap(heap, true).heapify(ts);
    }
}
