package org.pyrt.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the source of one adapter.
 *
 * <p>HotSpot never compiles a method of more than 8,000 bytes, so a switch with many cases is spread over several methods of a range of
 * entries each.
 */
final class AdapterWriter {

    /** Cases of a method: one of a fixed arity takes about 25 bytes, one over a bound array up to 100. */
    private static final int FIXED_CASES = 120;

    private static final int BOUND_CASES = 50;
    private static final String[] ARGUMENTS = {"a", "b", "c"};

    private final ExposedClass model;
    private final CallWriter calls;
    private final StringBuilder out = new StringBuilder(8192);

    AdapterWriter(ExposedClass model) {
        this.model = model;
        calls = new CallWriter(model);
    }

    /** The whole compilation unit. */
    String text() {
        StringBuilder head = new StringBuilder();
        if (!model.packageName.isEmpty()) {
            head.append("package ").append(model.packageName).append(";\n\n");
        }
        writeClass();
        String body = out.toString();
        String imports = Imports.of(body, model.packageName);
        return head.append(imports).append(imports.isEmpty() ? "" : "\n").append(body).toString();
    }

    private void writeClass() {
        line("/** Calls the exposed methods of {@link " + model.javaName + "}. Generated from its annotations. */");
        line("final class " + model.adapterName() + " extends Adapter {");
        boolean signatures = false;
        for (Entry e : model.entries) {
            signatures |= e.callable();
        }
        if (signatures) {
            line("");
            line("    /** Made on first use; racing makers make the same. */");
            line("    private final Signature[] signatures = new Signature[" + model.entries.size() + "];");
        }
        writeDefine();
        writeSignature(signatures);
        for (int arity = 0; arity <= 3; arity++) {
            writeFixed(arity);
        }
        writeBound();
        writeHelpers();
        line("}");
    }

    private void writeDefine() {
        line("");
        line("    @Override");
        line("    public void define(Definitions definitions) {");
        for (Entry e : model.entries) {
            String method =
                    switch (e.role) {
                        case METHOD -> "method(" + quote(e.name);
                        case CLASS_METHOD -> "classMethod(" + quote(e.name);
                        case STATIC_METHOD -> "staticMethod(" + quote(e.name);
                        case SLOT -> "slot(" + e.slot;
                        case GETTER, SETTER -> null;
                    };
            if (method != null) {
                if (e.coexists) {
                    // First, for of two definitions of a name the first stays.
                    line("        definitions.method(" + quote(e.name) + ", " + e.number + ", " + quote(e.doc) + ");");
                }
                line("        definitions." + method + ", " + e.number + ", " + quote(e.doc) + ");");
            }
        }
        for (ExposedClass.Attribute a : model.attributes) {
            line(
                    "        definitions."
                            + (a.member() ? "member(" : "getSet(")
                            + quote(a.name())
                            + ", "
                            + a.getter()
                            + ", "
                            + a.setter()
                            + ", "
                            + quote(a.doc())
                            + ");");
        }
        for (ExposedClass.Constant c : model.constants) {
            line("        definitions.constant(" + quote(c.name()) + ", " + c.expression() + ");");
        }
        line("    }");
    }

    private void writeSignature(boolean any) {
        line("");
        line("    @Override");
        line("    public Signature signature(int entry) {");
        if (!any) {
            line("        throw new IllegalArgumentException(\"no signature: \" + entry);");
            line("    }");
            return;
        }
        line("        Signature s = signatures[entry];");
        line("        if (s == null) {");
        line("            s = makeSignature(entry);");
        line("            signatures[entry] = s;");
        line("        }");
        line("        return s;");
        line("    }");
        line("");
        line("    private static Signature makeSignature(int entry) {");
        line("        switch (entry) {");
        for (Entry e : model.entries) {
            if (e.callable()) {
                line("            case " + e.number + ":");
                line("                return new Signature(");
                line("                        " + style(e) + ", " + quote(calls.shownName(e)) + ", " + quote(signatureOwner()) + ",");
                line("                        Conversions.names(" + joinNames(e) + "),");
                line(
                        "                        "
                                + e.count(Parameter.Kind.POSITIONAL_ONLY)
                                + ", "
                                + e.count(Parameter.Kind.KEYWORD_ONLY)
                                + ",");
                line("                        new PyObject[] {" + joinDefaults(e) + "},");
                line("                        " + e.varArgs + ", " + (e.varKeywords != null) + ");");
            }
        }
        line("            default:");
        line("                throw new IllegalArgumentException(\"no signature: \" + entry);");
        line("        }");
        line("    }");
    }

    private static String style(Entry e) {
        if (e.constructor()) {
            return "Signature.CONSTRUCTOR";
        }
        return e.wrapper() ? "Signature.WRAPPER" : "Signature.FUNCTION";
    }

    private String signatureOwner() {
        return model.module && model.pythonName.equals("builtins") ? "" : model.pythonName;
    }

    private static String joinNames(Entry e) {
        List<String> names = new ArrayList<>();
        for (Parameter p : e.parameters) {
            names.add(quote(p.name));
        }
        return String.join(", ", names);
    }

    private static String joinDefaults(Entry e) {
        List<String> values = new ArrayList<>();
        for (Parameter p : e.parameters) {
            values.add(CallWriter.defaultObject(p));
        }
        return String.join(", ", values);
    }

    private void writeFixed(int arity) {
        Map<Integer, List<String>> cases = new TreeMap<>();
        for (Entry e : model.entries) {
            if (e.admits(arity)) {
                cases.put(e.number, calls.fixed(e, List.of(ARGUMENTS).subList(0, arity)));
            }
        }
        StringBuilder parameters = new StringBuilder("ThreadState ts, int entry, PyObject self");
        StringBuilder arguments = new StringBuilder("ts, entry, self");
        for (int i = 0; i < arity; i++) {
            parameters.append(", PyObject ").append(ARGUMENTS[i]);
            arguments.append(", ").append(ARGUMENTS[i]);
        }
        String name = "call" + arity;
        if (!cases.isEmpty()) {
            writeSwitch(
                    name, parameters.toString(), arguments.toString(), cases, FIXED_CASES, "return super." + name + "(" + arguments + ");");
        }
    }

    private void writeBound() {
        Map<Integer, List<String>> cases = new TreeMap<>();
        for (Entry e : model.entries) {
            if (e.callable()) {
                cases.put(e.number, calls.bound(e));
            }
        }
        writeSwitch(
                "callBound",
                "ThreadState ts, int entry, PyObject self, PyObject[] bound",
                "ts, entry, self, bound",
                cases,
                BOUND_CASES,
                "throw new IllegalArgumentException(\"not callable: \" + entry);");
    }

    private void writeSwitch(
            String name, String parameters, String arguments, Map<Integer, List<String>> cases, int limit, String otherwise) {
        line("");
        line("    @Override");
        line("    @CleanPoint");
        line("    public PyObject " + name + "(" + parameters + ") {");
        if (cases.isEmpty()) {
            line("        " + otherwise);
            line("    }");
            return;
        }
        List<Integer> numbers = new ArrayList<>(cases.keySet());
        int parts = (numbers.size() + limit - 1) / limit;
        if (parts > 1) {
            for (int part = 1; part < parts; part++) {
                line("        if (entry < " + numbers.get(part * limit) + ") {");
                line("            return " + name + "Part" + part + "(" + arguments + ");");
                line("        }");
            }
            line("        return " + name + "Part" + parts + "(" + arguments + ");");
            line("    }");
        }
        for (int part = 1; part <= parts; part++) {
            if (parts > 1) {
                line("");
                line("    @CleanPoint");
                line("    private PyObject " + name + "Part" + part + "(" + parameters + ") {");
            }
            line("        switch (entry) {");
            for (int n : numbers.subList((part - 1) * limit, Math.min(part * limit, numbers.size()))) {
                line("            case " + n + ":");
                for (String statement : cases.get(n)) {
                    line("                " + statement);
                }
            }
            line("            default:");
            line("                " + otherwise);
            line("        }");
            line("    }");
        }
    }

    private void writeHelpers() {
        if (calls.usesReceiver) {
            line("");
            line("    private static " + model.receiverName + " receiver(ThreadState ts, PyObject o, String method) {");
            writeCast(model.receiverName, model.asSelf);
            line("        throw Conversions.badReceiver(ts, " + quote(model.pythonName) + ", method, o);");
            line("    }");
        }
        for (String javaClass : new TreeSet<>(calls.classes.keySet())) {
            Parameter p = calls.classes.get(javaClass);
            line("");
            line(
                    "    private static "
                            + javaClass
                            + " "
                            + CallWriter.helper(p)
                            + "(ThreadState ts, PyObject o, String where) {");
            writeCast(javaClass, p.asSelf);
            line("        throw Conversions.badArgument(ts, where, " + quote(p.pythonClass) + ", o);");
            line("    }");
        }
        for (String javaClass : new TreeSet<>(calls.optionalClasses.keySet())) {
            Parameter p = calls.optionalClasses.get(javaClass);
            line("");
            line(
                    "    private static "
                            + javaClass
                            + " "
                            + CallWriter.helper(p)
                            + "OrNone(ThreadState ts, PyObject o, String where) {");
            line("        if (o == PyNone.NONE) {");
            line("            return null;");
            line("        }");
            writeCast(javaClass, p.asSelf);
            line("        throw Conversions.badArgument(ts, where, " + quote(p.pythonClass + " or None") + ", o);");
            line("    }");
        }
    }

    private void writeCast(String javaClass, boolean asSelf) {
        if (asSelf) {
            line("        " + javaClass + " r = " + javaClass + ".asSelf(o);");
            line("        if (r != null) {");
        } else {
            line("        if (o instanceof " + javaClass + " r) {");
        }
        line("            return r;");
        line("        }");
    }

    private static String quote(String s) {
        return Literal.javaString(s);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
