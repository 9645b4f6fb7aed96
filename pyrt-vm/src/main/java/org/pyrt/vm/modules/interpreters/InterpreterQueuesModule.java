package org.pyrt.vm.modules.interpreters;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;

/** The module _interpqueues: queues between interpreters. Source: CPython 3.14 Modules/_interpqueuesmodule.c. */
@ExposedModule(name = "_interpqueues", doc = "Queues that pass values from one interpreter to another.")
public final class InterpreterQueuesModule {

    private static final PyType QUEUE_ERROR = CrossingErrors.type("QueueError", ExceptionTypes.RUNTIME_ERROR, "Something is wrong with a queue.");
    private static final PyType QUEUE_NOT_FOUND = CrossingErrors.type("QueueNotFoundError", QUEUE_ERROR, "There is no such queue.");
    private static final PyStr LIBRARY = PyStr.interned("concurrent.interpreters._queues");
    private static final int SHAREABLE_ONLY = 0;
    private static final int BY_ANY_MEANS = 1;

    /** The classes that the library has for an interpreter's queues and their exceptions; null until it is imported. */
    private static final class Types implements CountedState {
        @Slot PyType queue;
        @Slot PyType empty;
        @Slot PyType full;

        @Override
        public void visit(SlotVisitor visitor) {
            if (queue != null) {
                visitor.visit(queue);
                visitor.visit(empty);
                visitor.visit(full);
            }
        }

        synchronized void set(ThreadState ts, PyType newQueue, PyType newEmpty, PyType newFull) {
            PyType[] old = {queue, empty, full};
            Refs.incref(ts, newQueue);
            Refs.incref(ts, newEmpty);
            Refs.incref(ts, newFull);
            queue = newQueue;
            empty = newEmpty;
            full = newFull;
            for (PyType type : old) {
                Refs.decref(ts, type);
            }
        }
    }

    private InterpreterQueuesModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(
                        ts, "_interpqueues", "Queues that pass values from one interpreter to another.", new InterpreterQueuesModuleAdapter())
                .add("QueueError", QUEUE_ERROR)
                .add("QueueNotFoundError", QUEUE_NOT_FOUND)
                .build();
    }

    private static Types types(ThreadState ts) {
        return Interpreter.of(ts).state(Types.class, Types::new);
    }

    /** The class of queues if the library is imported, or null. */
    static PyType knownQueueType(ThreadState ts) {
        return types(ts).queue;
    }

    /** The class of queues, for which the library is imported. */
    @CleanPoint
    static PyType queueType(ThreadState ts) {
        return library(ts).queue;
    }

    @CleanPoint
    private static Types library(ThreadState ts) {
        Types types = types(ts);
        if (types.queue == null) {
            PyObject unused = VirtualMachine.of(ts).importer.importModule(ts, LIBRARY);
            Refs.discard(ts, unused);
        }
        return types;
    }

    /** Raises what a negative code means, and else returns the code. */
    @CleanPoint
    static int checked(ThreadState ts, int code, long number) {
        if (code >= 0) {
            return code;
        }
        String queue = "queue " + number;
        switch (code) {
            case SharedQueues.NOT_FOUND:
                throw Errors.raise(ts, QUEUE_NOT_FOUND, queue + " not found");
            case SharedQueues.EMPTY:
                throw Errors.raise(ts, library(ts).empty, queue + " is empty");
            case SharedQueues.FULL:
                throw Errors.raise(ts, library(ts).full, queue + " is full");
            default:
                throw Errors.raise(ts, QUEUE_ERROR, queue + " never bound");
        }
    }

    private static int unbound(ThreadState ts, int given, int otherwise) {
        if (given < 0) {
            return otherwise;
        }
        if (given < SharedQueues.REMOVE || given > SharedQueues.REPLACE) {
            throw Errors.valueError(ts, "unsupported unboundop " + given);
        }
        return given;
    }

    private static int fallback(ThreadState ts, int given, int otherwise) {
        if (given < 0) {
            return otherwise;
        }
        if (given != SHAREABLE_ONLY && given != BY_ANY_MEANS) {
            throw Errors.valueError(ts, "unsupported fallback " + given);
        }
        return given;
    }

    @CleanPoint
    private static long number(ThreadState ts, PyObject qid) {
        return Numbers.of(ts, qid, "queue ID");
    }

    @CleanPoint
    private static SharedQueues.Queue queue(ThreadState ts, long number) {
        SharedQueues.Queue q = SharedQueues.of(ts).find(number);
        if (q == null) {
            checked(ts, SharedQueues.NOT_FOUND, number);
        }
        return q;
    }

    @ExposedMethod(doc = "create($module, /, maxsize, unboundop=-1, fallback=-1)\n--\n\nMake a queue and return its number.")
    static long create(ThreadState ts, long maxsize, @Default("-1") int unboundop, @Default("-1") int fallback) {
        int unbound = unbound(ts, unboundop, SharedQueues.REPLACE);
        return SharedQueues.of(ts).create(maxsize, unbound, fallback(ts, fallback, BY_ANY_MEANS));
    }

    @ExposedMethod(doc = "destroy($module, /, qid)\n--\n\nEnd a queue.")
    @CleanPoint
    static void destroy(ThreadState ts, PyObject qid) {
        long number = number(ts, qid);
        checked(ts, SharedQueues.of(ts).destroy(number), number);
    }

    @ExposedMethod(doc = "list_all($module, /)\n--\n\nThe numbers of all queues, with their settings.")
    static PyObject list_all(ThreadState ts) {
        List<SharedQueues.Queue> queues = SharedQueues.of(ts).list();
        PyList all = new PyList(ts);
        for (SharedQueues.Queue q : queues) {
            all.append(ts, PyTuple.of(ts, PyInt.of(q.number), PyInt.of(q.unbound), PyInt.of(q.fallback)));
        }
        return all;
    }

    @ExposedMethod(doc = "put($module, /, qid, obj, unboundop=-1, fallback=-1)\n--\n\nAdd a value at the end of a queue.")
    @CleanPoint
    static void put(ThreadState ts, PyObject qid, PyObject obj, @Default("-1") int unboundop, @KeywordOnly @Default("-1") int fallback) {
        long number = number(ts, qid);
        SharedQueues.Queue q = queue(ts, number);
        int unbound = unbound(ts, unboundop, q.unbound);
        SharedValue value = Sharing.of(ts, obj, fallback(ts, fallback, q.fallback) == BY_ANY_MEANS);
        SharedQueues queues = SharedQueues.of(ts);
        int code = queues.put(number, new SharedQueues.Item(value, VirtualMachine.of(ts).number, unbound));
        if (code < 0) {
            value.release(queues);
            checked(ts, code, number);
        }
    }

    @ExposedMethod(doc = "get($module, /, qid)\n--\n\nTake the first value of a queue; with it comes None, or what to do as its interpreter has ended.")
    @CleanPoint
    static PyObject get(ThreadState ts, PyObject qid) {
        long number = number(ts, qid);
        queue(ts, number);
        SharedQueues queues = SharedQueues.of(ts);
        SharedQueues.Item item = queues.take(number);
        if (item == null) {
            checked(ts, queues.find(number) == null ? SharedQueues.NOT_FOUND : SharedQueues.EMPTY, number);
        }
        SharedValue value = item.value;
        if (value == null) {
            return PyTuple.of(ts, PyNone.NONE, PyInt.of(item.unbound));
        }
        try {
            return PyTuple.of(ts, value.make(ts), PyNone.NONE);
        } finally {
            value.release(queues);
        }
    }

    @ExposedMethod(doc = "bind($module, /, qid)\n--\n\nRefer to a queue.")
    @CleanPoint
    static void bind(ThreadState ts, PyObject qid) {
        long number = number(ts, qid);
        checked(ts, SharedQueues.of(ts).bind(number), number);
    }

    @ExposedMethod(doc = "release($module, /, qid)\n--\n\nNo longer refer to a queue; one that nobody refers to ends.")
    @CleanPoint
    static void release(ThreadState ts, PyObject qid) {
        long number = number(ts, qid);
        checked(ts, SharedQueues.of(ts).release(number), number);
    }

    @ExposedMethod(doc = "get_maxsize($module, /, qid)\n--\n\nHow many values a queue takes.")
    @CleanPoint
    static long get_maxsize(ThreadState ts, PyObject qid) {
        return queue(ts, number(ts, qid)).most;
    }

    @ExposedMethod(doc = "get_queue_defaults($module, /, qid)\n--\n\nThe settings of a queue.")
    @CleanPoint
    static PyObject get_queue_defaults(ThreadState ts, PyObject qid) {
        SharedQueues.Queue q = queue(ts, number(ts, qid));
        return PyTuple.of(ts, PyInt.of(q.unbound), PyInt.of(q.fallback));
    }

    @ExposedMethod(doc = "is_full($module, /, qid)\n--\n\nWhether a queue takes no more values.")
    @CleanPoint
    static boolean is_full(ThreadState ts, PyObject qid) {
        long number = number(ts, qid);
        return checked(ts, SharedQueues.of(ts).full(number), number) > 0;
    }

    @ExposedMethod(doc = "get_count($module, /, qid)\n--\n\nHow many values a queue has.")
    @CleanPoint
    static long get_count(ThreadState ts, PyObject qid) {
        long number = number(ts, qid);
        return checked(ts, SharedQueues.of(ts).count(number), number);
    }

    @ExposedMethod(name = "_register_heap_types", doc = "_register_heap_types($module, /, queuetype, emptyerror, fullerror)\n--\n\nTell the library's classes.")
    static void registerTypes(ThreadState ts, PyType queuetype, PyType emptyerror, PyType fullerror) {
        types(ts).set(ts, queuetype, emptyerror, fullerror);
    }
}
