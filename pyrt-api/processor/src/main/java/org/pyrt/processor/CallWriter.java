package org.pyrt.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the statements that call one entry's Java method and turn its result into a Python object. */
final class CallWriter {

    /** Whether a written call checks its receiver. */
    boolean usesReceiver;

    /** Classes that written calls convert to, with a parameter of each. */
    final Map<String, Parameter> classes = new HashMap<>();

    /** The same where None stands for null. */
    final Map<String, Parameter> optionalClasses = new HashMap<>();

    private final ExposedClass model;

    CallWriter(ExposedClass model) {
        this.model = model;
    }

    /** The name that errors show: a constructor's is that of its type. */
    String shownName(Entry e) {
        return e.constructor() ? model.shortName() : e.name;
    }

    /** The statements for a call with the positional arguments {@code given}, which the entry admits. */
    List<String> fixed(Entry e, List<String> given) {
        if (e.role == Entry.Role.SETTER) {
            return statements(e, List.of(setterValue(e, given.get(0))));
        }
        List<String> arguments = new ArrayList<>();
        int positional = e.positionalCount();
        for (int i = 0; i < e.parameters.size(); i++) {
            if (i == positional && e.varArgs) {
                arguments.add(rest(given, positional));
            }
            Parameter p = e.parameters.get(i);
            boolean present = i < positional && i < given.size();
            arguments.add(present ? convert(e, i, given.get(i)) : defaultJava(e, i, p));
        }
        if (e.varArgs && positional == e.parameters.size()) {
            arguments.add(rest(given, positional));
        }
        if (e.varKeywords != null) {
            arguments.add("null");
        }
        return statements(e, arguments);
    }

    private static String rest(List<String> given, int from) {
        if (given.size() <= from) {
            return "Arguments.NONE";
        }
        return "new PyObject[] {" + String.join(", ", given.subList(from, given.size())) + "}";
    }

    /** The statements for a call with the array {@code bound}. */
    List<String> bound(Entry e) {
        List<String> arguments = new ArrayList<>();
        int positional = e.positionalCount();
        String rest = "Arguments.rest(bound[" + e.parameters.size() + "])";
        for (int i = 0; i < e.parameters.size(); i++) {
            if (i == positional && e.varArgs) {
                arguments.add(rest);
            }
            String value = "bound[" + i + "]";
            Parameter p = e.parameters.get(i);
            if (p.mayBeAbsent() && p.type != Parameter.Type.OBJECT) {
                arguments.add(value + " == null ? " + absent(p) + " : " + convert(e, i, value));
            } else {
                arguments.add(convert(e, i, value));
            }
        }
        if (e.varArgs && positional == e.parameters.size()) {
            arguments.add(rest);
        }
        if (e.varKeywords == null) {
            return statements(e, arguments);
        }
        arguments.add("kwargs");
        int place = e.parameters.size() + (e.varArgs ? 1 : 0);
        List<String> result = new ArrayList<>();
        result.add("{");
        result.add("    " + e.varKeywords + " kwargs = (" + e.varKeywords + ") bound[" + place + "];");
        result.add("    try (var _ = ts.hold(kwargs)) {");
        for (String s : statements(e, arguments)) {
            result.add("        " + s);
        }
        result.add("    }");
        result.add("}");
        return result;
    }

    private List<String> statements(Entry e, List<String> arguments) {
        String call = invocation(e, arguments);
        if (e.result == ResultType.VOID) {
            return List.of(call + ";", "return PyNone.NONE;");
        }
        return List.of("return " + e.result.convert(call) + ";");
    }

    private String invocation(Entry e, List<String> arguments) {
        List<String> all = new ArrayList<>();
        if (e.threadState) {
            all.add("ts");
        }
        String target = model.javaName;
        switch (e.receiver) {
            case NONE -> {}
            case OBJECT -> all.add("self");
            case SELF -> all.add(receiver(e));
            case THIS -> target = receiver(e);
            case TYPE -> all.add("Conversions.toType(ts, self, " + quote(model.pythonName + "." + e.name) + ")");
        }
        all.addAll(arguments);
        return target + "." + e.javaMethod + "(" + String.join(", ", all) + ")";
    }

    private String receiver(Entry e) {
        usesReceiver = true;
        return "receiver(ts, self, " + quote(e.name) + ")";
    }

    private String setterValue(Entry e, String value) {
        Parameter p = e.parameters.get(0);
        if (!e.deletes) {
            return convert(e, 0, "Conversions.notDeleted(ts, " + value + ", " + quote(e.name) + ")");
        }
        return p.type == Parameter.Type.OBJECT ? value : value + " == null ? null : " + convert(e, 0, value);
    }

    private String convert(Entry e, int index, String value) {
        Parameter p = e.parameters.get(index);
        String orNone = p.noneIsNull() ? "OrNone" : "";
        switch (p.type) {
            case OBJECT:
                return value;
            case BOOLEAN:
                return "Conversions.toBool(ts, " + value + ")";
            case INT:
                return "Conversions.toInt(ts, " + value + ")";
            case LONG:
                return "Conversions.toLong(ts, " + value + ")";
            case DOUBLE:
                return "Conversions.toDouble(ts, " + value + ")";
            case STRING:
                return "Conversions.toString" + orNone + "(ts, " + value + ", " + where(e, index) + ")";
            case STR:
                return "Conversions.toStr" + orNone + "(ts, " + value + ", " + where(e, index) + ")";
            default:
                (p.noneIsNull() ? optionalClasses : classes).put(p.javaClass, p);
                return helper(p) + orNone + "(ts, " + value + ", " + where(e, index) + ")";
        }
    }

    /** How an error names a parameter, as CPython's argument clinic does. */
    private String where(Entry e, int index) {
        Parameter p = e.parameters.get(index);
        String argument;
        if (e.role == Entry.Role.SETTER) {
            return quote(e.name);
        }
        if (p.kind != Parameter.Kind.POSITIONAL_ONLY) {
            argument = "argument '" + p.name + "'";
        } else if (e.parameters.size() == 1 && !e.varArgs && p.required()) {
            argument = "argument";
        } else {
            argument = "argument " + (index + 1);
        }
        return quote(shownName(e) + "() " + argument);
    }

    private static String absent(Parameter p) {
        if (!p.primitive()) {
            return "null";
        }
        return p.type == Parameter.Type.BOOLEAN ? "false" : "0";
    }

    /** The Java expression of the default of parameter {@code index}. */
    private static String defaultJava(Entry e, int index, Parameter p) {
        Literal literal = p.defaultValue;
        boolean object = p.type == Parameter.Type.OBJECT;
        String constant = "signature(" + e.number + ").defaults[" + index + "]";
        return switch (literal.kind) {
            case ABSENT -> absent(p);
            case NONE -> object ? "PyNone.NONE" : "null";
            case BOOL -> object ? defaultObject(p) : literal.java;
            case INT, FLOAT -> object ? constant : literal.java;
            case STR -> object ? constant : p.type == Parameter.Type.STR ? "(PyStr) " + constant : literal.java;
        };
    }

    /** The expression of the default as a Python object, or of the mark for none. */
    static String defaultObject(Parameter p) {
        if (p.required()) {
            return "Signature.REQUIRED";
        }
        String java = p.defaultValue.java;
        return switch (p.defaultValue.kind) {
            case ABSENT -> "null";
            case NONE -> "PyNone.NONE";
            case BOOL -> java.equals("true") ? "PyBool.TRUE" : "PyBool.FALSE";
            case INT -> "PyInt.of(" + java + ")";
            case FLOAT -> "PyFloat.of(" + java + ")";
            case STR -> "PyStr.interned(" + java + ")";
        };
    }

    /** The name of the generated method that converts to the parameter's class. */
    static String helper(Parameter p) {
        return "to" + p.javaClass.substring(p.javaClass.lastIndexOf('.') + 1);
    }

    private static String quote(String s) {
        return Literal.javaString(s);
    }
}
