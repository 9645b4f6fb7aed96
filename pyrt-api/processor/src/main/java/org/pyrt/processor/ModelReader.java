package org.pyrt.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;

/** Reads the declarations of an exposed class, reports what is malformed at the element that is, and makes the model. */
final class ModelReader {

    private final Messager messager;
    private final JavaTypes types;

    private ExposedClass model;
    private TypeElement owner;
    private TypeElement receiverType;
    private boolean failed;

    /** The names of getters that are fields to CPython. */
    private final Set<String> members = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    ModelReader(ProcessingEnvironment environment) {
        messager = environment.getMessager();
        types = new JavaTypes(environment);
    }

    /** The model of {@code type}; null if errors were reported. */
    ExposedClass read(TypeElement type) {
        owner = type;
        receiverType = receiverType(type);
        failed = false;
        names.clear();
        members.clear();
        ExposedType exposedType = type.getAnnotation(ExposedType.class);
        ExposedModule exposedModule = type.getAnnotation(ExposedModule.class);
        boolean module = exposedModule != null;
        String name = module ? exposedModule.name() : exposedType.name();
        if (name.isEmpty()) {
            error("the Python name is empty", type);
        }
        if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.ENUM) {
            error("only a class can be exposed", type);
        } else if (!module && receiverType == null) {
            error("a Python type must extend PyObject", type);
        } else if (!JavaTypes.reachable(type)) {
            error("the adapter cannot reach a private or inner class", type);
        }
        String packageName = types.packageOf(type);
        model =
                new ExposedClass(
                        packageName,
                        types.nameIn(packageName, type),
                        receiverType == null ? null : types.nameIn(packageName, receiverType),
                        name,
                        module ? exposedModule.doc() : exposedType.doc(),
                        module,
                        receiverType != null && types.hasAsSelf(receiverType, packageName));
        readMembers();
        return failed ? null : model;
    }

    /**
     * The class of the receivers: {@code type} itself, or, where it only gathers the static methods of a type, that of the first receiver
     * declared, or PyObject if no other is; null if there is no receiver.
     */
    private TypeElement receiverType(TypeElement type) {
        if (types.isPythonClass(type.asType())) {
            return type;
        }
        TypeElement any = null;
        for (ExecutableElement m : ElementFilter.methodsIn(type.getEnclosedElements())) {
            ExposedMethod exposed = m.getAnnotation(ExposedMethod.class);
            boolean bound =
                    exposed != null && exposed.kind() == ExposedMethod.Kind.INSTANCE && !pythonName(m, exposed.name()).equals("__new__")
                            || m.getAnnotation(ExposedGetter.class) != null;
            if (bound && m.getModifiers().contains(Modifier.STATIC)) {
                TypeElement receiver = types.receiver(m);
                if (receiver != null) {
                    return receiver;
                }
                any = types.hasObjectReceiver(m) ? types.root() : any;
            }
        }
        return any;
    }

    private void readMembers() {
        List<Entry> setters = new ArrayList<>();
        List<Element> setterElements = new ArrayList<>();
        for (Element e : owner.getEnclosedElements()) {
            ExposedConstant constant = e.getAnnotation(ExposedConstant.class);
            if (constant != null) {
                readConstant((VariableElement) e, constant);
            }
            ExposedMethod method = e.getAnnotation(ExposedMethod.class);
            ExposedGetter getter = e.getAnnotation(ExposedGetter.class);
            ExposedSetter setter = e.getAnnotation(ExposedSetter.class);
            int roles = (method != null ? 1 : 0) + (getter != null ? 1 : 0) + (setter != null ? 1 : 0);
            if (roles > 1) {
                error("a method is exposed in one way only", e);
            } else if (roles == 1) {
                Entry entry =
                        method != null
                                ? readMethod((ExecutableElement) e, method)
                                : getter != null
                                        ? readGetter((ExecutableElement) e, getter)
                                        : readSetter((ExecutableElement) e, setter);
                if (entry != null) {
                    model.entries.add(entry);
                    if (setter != null) {
                        setters.add(entry);
                        setterElements.add(e);
                    }
                }
            }
        }
        joinAttributes(setters, setterElements);
    }

    private void joinAttributes(List<Entry> setters, List<Element> setterElements) {
        boolean[] used = new boolean[setters.size()];
        for (Entry getter : model.entries) {
            if (getter.role == Entry.Role.GETTER) {
                int writer = -1;
                for (int i = 0; i < used.length; i++) {
                    if (setters.get(i).name.equals(getter.name)) {
                        if (writer >= 0) {
                            error("a second setter of '" + getter.name + "'", setterElements.get(i));
                        }
                        used[i] = true;
                        writer = setters.get(i).number;
                    }
                }
                model.attributes.add(new ExposedClass.Attribute(getter.name, getter.number, writer, getter.doc, members.contains(getter.name)));
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i] && !failed) {
                error("a setter without a getter of '" + setters.get(i).name + "'", setterElements.get(i));
            }
        }
    }

    private void readConstant(VariableElement field, ExposedConstant annotation) {
        String name = annotation.name().isEmpty() ? field.getSimpleName().toString() : annotation.name();
        Set<Modifier> modifiers = field.getModifiers();
        if (!modifiers.contains(Modifier.STATIC) || !modifiers.contains(Modifier.FINAL)) {
            error("a constant must be static final", field);
        }
        if (modifiers.contains(Modifier.PRIVATE)) {
            error("the adapter cannot reach a private field", field);
        }
        ResultType type = resultType(field.asType());
        if (type == null || type == ResultType.VOID) {
            error("a constant is a PyObject, int, long, double, boolean or String", field);
            return;
        }
        claim(name, field);
        model.constants.add(
                new ExposedClass.Constant(name, type.convert(model.javaName + "." + field.getSimpleName())));
    }

    private Entry readMethod(ExecutableElement method, ExposedMethod annotation) {
        String name = pythonName(method, annotation.name());
        claim(name, method);
        ParameterReader reader = new ParameterReader(types, this::error, model.packageName);
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        ExposedMethod.Kind kind = annotation.kind();
        boolean construct = !model.module && name.equals("__new__");
        boolean toInstance = !model.module && !construct && kind == ExposedMethod.Kind.INSTANCE;
        if (!isStatic && (!toInstance || receiverType != owner)) {
            error(
                    model.module
                            ? "a module's function must be a static method"
                            : "only a method that binds to the instance can be a Java instance method",
                    method);
            return null;
        }
        Entry.Receiver receiver;
        if (toInstance) {
            receiver = isStatic ? Entry.Receiver.SELF : Entry.Receiver.THIS;
        } else if (construct || !model.module && kind == ExposedMethod.Kind.CLASS) {
            receiver = Entry.Receiver.TYPE;
        } else {
            receiver = Entry.Receiver.NONE;
        }
        String slot = toInstance || construct ? types.slot(name) : null;
        Entry.Role role =
                slot != null
                        ? Entry.Role.SLOT
                        : model.module || kind == ExposedMethod.Kind.STATIC
                                ? Entry.Role.STATIC_METHOD
                                : kind == ExposedMethod.Kind.CLASS ? Entry.Role.CLASS_METHOD : Entry.Role.METHOD;
        ResultType result = checkSignature(method);
        if (!reader.read(method, receiverType == null ? owner : receiverType, receiver)) {
            failed = true;
            return null;
        }
        if (annotation.coexists() && slot == null) {
            error("only a method that fills a type slot can exist besides it", method);
        }
        Entry entry = entry(role, name, annotation.doc(), method, reader, slot, result, false, annotation.coexists());
        if (entry.wrapper()) {
            reader.forbidKeywords();
        }
        return entry;
    }

    private Entry readGetter(ExecutableElement method, ExposedGetter annotation) {
        String name = pythonName(method, annotation.name());
        claim(name, method);
        if (annotation.member()) {
            members.add(name);
        }
        ResultType result = checkSignature(method);
        if (result == ResultType.VOID) {
            error("a getter returns a value", method);
        }
        return readAccessor(Entry.Role.GETTER, name, annotation.doc(), method, 0, result, false);
    }

    private Entry readSetter(ExecutableElement method, ExposedSetter annotation) {
        String name = pythonName(method, annotation.name());
        ResultType result = checkSignature(method);
        if (result != null && result != ResultType.VOID) {
            error("a setter returns nothing", method);
        }
        return readAccessor(Entry.Role.SETTER, name, "", method, 1, result, annotation.deletes());
    }

    private Entry readAccessor(
            Entry.Role role,
            String name,
            String doc,
            ExecutableElement method,
            int parameters,
            ResultType result,
            boolean deletes) {
        if (model.module) {
            error("a module has no getters and setters", method);
            return null;
        }
        ParameterReader reader = new ParameterReader(types, this::error, model.packageName);
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (!reader.read(method, receiverType == null ? owner : receiverType, isStatic ? Entry.Receiver.SELF : Entry.Receiver.THIS)) {
            failed = true;
            return null;
        }
        if (reader.parameters.size() != parameters || reader.varArgs || reader.varKeywords != null) {
            error(
                    parameters == 0
                            ? "a getter takes the receiver and nothing else"
                            : "a setter takes the receiver and the value",
                    method);
            return null;
        }
        if (deletes && reader.parameters.get(0).primitive()) {
            error("a value that may be null on deletion cannot be primitive", method);
        }
        return entry(role, name, doc, method, reader, null, result, deletes, false);
    }

    private Entry entry(
            Entry.Role role,
            String name,
            String doc,
            ExecutableElement method,
            ParameterReader reader,
            String slot,
            ResultType result,
            boolean deletes,
            boolean coexists) {
        return new Entry(
                model.entries.size(),
                role,
                name,
                doc,
                method.getSimpleName().toString(),
                reader.receiver,
                reader.threadState,
                slot,
                reader.parameters,
                reader.varArgs,
                reader.varKeywords,
                result,
                deletes,
                coexists);
    }

    private ResultType checkSignature(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            error("the adapter cannot reach a private method", method);
        }
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (!types.unchecked(thrown)) {
                error("an exposed method throws no checked exceptions", method);
            }
        }
        ResultType result = resultType(method.getReturnType());
        if (result == null) {
            error("an exposed method returns void, boolean, int, long, double, String or a PyObject", method);
        }
        return result;
    }

    private ResultType resultType(TypeMirror t) {
        switch (t.getKind()) {
            case VOID:
                return ResultType.VOID;
            case BOOLEAN:
                return ResultType.BOOLEAN;
            case INT, LONG:
                return ResultType.INT;
            case DOUBLE:
                return ResultType.DOUBLE;
            case ERROR:
                return ResultType.OBJECT;
            default:
                if (types.named(t, "java.lang.String")) {
                    return ResultType.STRING;
                }
                return types.isPythonClass(t) ? ResultType.OBJECT : null;
        }
    }

    private static String pythonName(ExecutableElement method, String name) {
        return name.isEmpty() ? method.getSimpleName().toString() : name;
    }

    private void claim(String name, Element where) {
        if (!names.add(name)) {
            error("a second attribute named '" + name + "'", where);
        }
    }

    private void error(String message, Element where) {
        failed = true;
        messager.printMessage(Diagnostic.Kind.ERROR, message, where);
    }
}
