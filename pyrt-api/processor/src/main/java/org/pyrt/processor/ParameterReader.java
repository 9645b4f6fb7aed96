package org.pyrt.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;

/** Reads the parameters of one method: thread state, receiver, then Python's own with their markers. Used once. */
final class ParameterReader {

    final List<Parameter> parameters = new ArrayList<>();
    boolean threadState;
    boolean varArgs;
    String varKeywords;
    Entry.Receiver receiver;

    private final JavaTypes types;
    private final BiConsumer<String, Element> errors;
    private final String packageName;
    private boolean failed;
    private int slash = -1;
    private int star = -1;
    private final Set<String> names = new HashSet<>();

    ParameterReader(JavaTypes types, BiConsumer<String, Element> errors, String packageName) {
        this.types = types;
        this.errors = errors;
        this.packageName = packageName;
    }

    /** Reads the parameters of {@code method} of {@code owner}; false if errors were reported. */
    boolean read(ExecutableElement method, TypeElement owner, Entry.Receiver wanted) {
        List<? extends VariableElement> declared = method.getParameters();
        int next = 0;
        if (!declared.isEmpty() && types.isThreadState(declared.get(0).asType())) {
            threadState = true;
            next = 1;
        }
        receiver = wanted;
        if (wanted == Entry.Receiver.SELF || wanted == Entry.Receiver.TYPE) {
            if (next == declared.size()) {
                error("the parameter for the " + (wanted == Entry.Receiver.SELF ? "receiver" : "class") + " is missing", method);
                return false;
            }
            readReceiver(declared.get(next++), owner);
        }
        while (next < declared.size()) {
            readParameter(declared.get(next++));
        }
        setKinds();
        return !failed;
    }

    private void readReceiver(VariableElement p, TypeElement owner) {
        TypeMirror t = p.asType();
        if (isMarked(p)) {
            error("the receiver takes no marker", p);
        }
        if (types.isPyObject(t)) {
            receiver = Entry.Receiver.OBJECT;
        } else if (receiver == Entry.Receiver.TYPE) {
            if (!types.named(t, JavaTypes.PY_TYPE)) {
                error("the class is a PyType or a PyObject", p);
            }
        } else if (!types.isPythonClass(t) || !types.isSubtype(owner.asType(), t)) {
            error("the first parameter is the receiver: " + owner.getSimpleName() + " or PyObject", p);
        }
    }

    private static boolean isMarked(VariableElement p) {
        return p.getAnnotation(Default.class) != null
                || p.getAnnotation(PositionalOnly.class) != null
                || p.getAnnotation(KeywordOnly.class) != null
                || p.getAnnotation(VarArgs.class) != null
                || p.getAnnotation(VarKeywords.class) != null;
    }

    private void readParameter(VariableElement p) {
        if (varKeywords != null) {
            error("nothing can follow @VarKeywords", p);
        }
        if (p.getAnnotation(VarArgs.class) != null) {
            readVarArgs(p);
        } else if (p.getAnnotation(VarKeywords.class) != null) {
            readVarKeywords(p);
        } else {
            readMarkers(p);
            addParameter(p);
        }
    }

    private void readVarArgs(VariableElement p) {
        if (varArgs || star >= 0) {
            error("@VarArgs comes once, before the keyword-only parameters", p);
        }
        if (!types.isPyObjectArray(p.asType())) {
            error("@VarArgs needs a PyObject[]", p);
        }
        if (p.getAnnotation(Default.class) != null) {
            error("@VarArgs takes no default", p);
        }
        varArgs = true;
        star = parameters.size();
    }

    private void readVarKeywords(VariableElement p) {
        TypeMirror t = p.asType();
        if (!types.isPythonClass(t)) {
            error("@VarKeywords needs a PyDict", p);
            return;
        }
        if (p.getAnnotation(Default.class) != null) {
            error("@VarKeywords takes no default", p);
        }
        varKeywords = types.nameIn(packageName, types.element(t));
    }

    private void readMarkers(VariableElement p) {
        if (p.getAnnotation(PositionalOnly.class) != null) {
            if (slash >= 0 || star >= 0) {
                error("@PositionalOnly comes once, before @VarArgs and @KeywordOnly", p);
            }
            slash = parameters.size() + 1;
        }
        if (p.getAnnotation(KeywordOnly.class) != null) {
            if (star >= 0 && !(varArgs && star == parameters.size())) {
                error("@KeywordOnly comes once, on the first keyword-only parameter", p);
            } else {
                star = parameters.size();
            }
        }
    }

    private void addParameter(VariableElement p) {
        String name = p.getSimpleName().toString();
        if (name.length() > 1 && name.endsWith("_") && !name.endsWith("__")) {
            name = name.substring(0, name.length() - 1);
        }
        if (!names.add(name)) {
            error("a second parameter named '" + name + "'", p);
        }
        Literal literal = null;
        Default annotation = p.getAnnotation(Default.class);
        if (annotation != null) {
            literal = Literal.parse(annotation.value());
            if (literal == null) {
                error("not a Python literal that a default can be: " + annotation.value(), p);
                return;
            }
        }
        Parameter parameter = parameter(p, name, literal);
        if (parameter == null) {
            error(
                    "unknown parameter type " + p.asType() + ": PyObject, a subclass, int, long, boolean, double and String are known",
                    p);
            return;
        }
        String problem = parameter.defaultProblem();
        if (problem != null) {
            error(problem, p);
        }
        if (literal == null && star < 0 && !parameters.isEmpty() && !parameters.getLast().required()) {
            error("a required parameter follows an optional one", p);
        }
        parameters.add(parameter);
    }

    private Parameter parameter(VariableElement p, String name, Literal literal) {
        TypeMirror t = p.asType();
        switch (t.getKind()) {
            case BOOLEAN:
                return new Parameter(name, Parameter.Type.BOOLEAN, null, null, false, literal);
            case INT:
                return new Parameter(name, Parameter.Type.INT, null, null, false, literal);
            case LONG:
                return new Parameter(name, Parameter.Type.LONG, null, null, false, literal);
            case DOUBLE:
                return new Parameter(name, Parameter.Type.DOUBLE, null, null, false, literal);
            case ERROR:
                return new Parameter(name, Parameter.Type.OBJECT, null, null, false, literal);
            default:
                break;
        }
        if (types.isPyObject(t)) {
            return new Parameter(name, Parameter.Type.OBJECT, null, null, false, literal);
        }
        if (types.named(t, "java.lang.String")) {
            return new Parameter(name, Parameter.Type.STRING, null, null, false, literal);
        }
        if (types.named(t, JavaTypes.PY_STR)) {
            return new Parameter(name, Parameter.Type.STR, null, null, false, literal);
        }
        if (!types.isPythonClass(t)) {
            return null;
        }
        TypeElement element = types.element(t);
        return new Parameter(
                name,
                Parameter.Type.CLASS,
                types.nameIn(packageName, element),
                types.pythonName(element),
                types.hasAsSelf(element, packageName),
                literal);
    }

    private void setKinds() {
        if (failed) {
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).kind =
                    i < slash
                            ? Parameter.Kind.POSITIONAL_ONLY
                            : star >= 0 && i >= star
                                    ? Parameter.Kind.KEYWORD_ONLY
                                    : Parameter.Kind.POSITIONAL_OR_KEYWORD;
        }
    }

    /** Makes the parameters positional-only, as those of type slots are without saying so. */
    void forbidKeywords() {
        for (Parameter p : parameters) {
            if (p.kind == Parameter.Kind.POSITIONAL_OR_KEYWORD) {
                p.kind = Parameter.Kind.POSITIONAL_ONLY;
            }
        }
    }

    private void error(String message, Element where) {
        failed = true;
        errors.accept(message, where);
    }
}
