package org.pyrt.processor;

import java.util.List;

/** One Java method that the adapter calls: a Python function, method, slot, getter or setter. */
final class Entry {

    /** What the method is to Python. */
    enum Role {
        METHOD,
        CLASS_METHOD,
        STATIC_METHOD,
        SLOT,
        GETTER,
        SETTER
    }

    /** What the Java method expects as its receiver. */
    enum Receiver {
        /** Nothing. */
        NONE,
        /** Any object, unchecked. */
        OBJECT,
        /** An instance of the exposed class, as an argument. */
        SELF,
        /** An instance of the exposed class, as Java's {@code this}. */
        THIS,
        /** A PyType. */
        TYPE
    }

    final int number;
    final Role role;

    /** The Python name. */
    final String name;

    final String doc;
    final String javaMethod;
    final Receiver receiver;
    final boolean threadState;

    /** Java source that names the type slot, such as {@code SlotId.ADD + SlotId.REFLECTED}; null if the entry fills none. */
    final String slot;

    /** Python's parameters, without those of *args and **kwargs. */
    final List<Parameter> parameters;

    final boolean varArgs;

    /** The Java type that receives **kwargs, or null. */
    final String varKeywords;

    final ResultType result;

    /** A setter that accepts null. */
    final boolean deletes;

    /** A slot that Python sees as a method. */
    final boolean coexists;

    Entry(
            int number,
            Role role,
            String name,
            String doc,
            String javaMethod,
            Receiver receiver,
            boolean threadState,
            String slot,
            List<Parameter> parameters,
            boolean varArgs,
            String varKeywords,
            ResultType result,
            boolean deletes,
            boolean coexists) {
        this.number = number;
        this.role = role;
        this.name = name;
        this.doc = doc;
        this.javaMethod = javaMethod;
        this.receiver = receiver;
        this.threadState = threadState;
        this.slot = slot;
        this.parameters = parameters;
        this.varArgs = varArgs;
        this.varKeywords = varKeywords;
        this.result = result;
        this.deletes = deletes;
        this.coexists = coexists;
    }

    /** Whether the entry is called with a bound array, so has a signature. */
    boolean callable() {
        return role != Role.GETTER && role != Role.SETTER;
    }

    /** Whether it is {@code __new__} or {@code __init__} of a type. */
    boolean constructor() {
        return role == Role.SLOT && (name.equals("__new__") || name.equals("__init__"));
    }

    /** Whether it fills a slot whose arguments go by position alone. */
    boolean wrapper() {
        return role == Role.SLOT && !coexists && !constructor() && !name.equals("__call__");
    }

    int positionalCount() {
        int n = 0;
        for (Parameter p : parameters) {
            n += p.kind == Parameter.Kind.KEYWORD_ONLY ? 0 : 1;
        }
        return n;
    }

    int count(Parameter.Kind kind) {
        int n = 0;
        for (Parameter p : parameters) {
            n += p.kind == kind ? 1 : 0;
        }
        return n;
    }

    /** Whether a call with {@code n} positional arguments and no keywords fits. */
    boolean admits(int n) {
        if (role == Role.GETTER || role == Role.SETTER) {
            return n == (role == Role.GETTER ? 0 : 1);
        }
        int positional = positionalCount();
        if (n > positional && !varArgs) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if ((i >= positional || i >= n) && parameters.get(i).required()) {
                return false;
            }
        }
        return true;
    }
}
