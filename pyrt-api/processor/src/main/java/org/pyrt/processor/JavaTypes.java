package org.pyrt.processor;

import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.pyrt.api.annotation.ExposedType;

/** Questions about the Java types that exposed methods mention. */
final class JavaTypes {

    static final String THREAD_STATE = "org.pyrt.refcount.ThreadState";
    static final String PY_STR = "org.pyrt.objects.text.PyStr";
    static final String PY_TYPE = "org.pyrt.objects.type.PyType";
    static final String SLOT_ID = "org.pyrt.objects.type.SlotId";
    private static final String PY_OBJECT = "org.pyrt.api.PyObject";

    /** The constants of SlotId that are not slots. */
    private static final String NOT_SLOTS = " COUNT REFLECTED INPLACE ";

    /** Classes whose Python name does not follow from the Java name, for when the annotation is out of sight. */
    private static final Map<String, String> PYTHON_NAMES =
            Map.of("PyBaseException", "BaseException", "PyGetSet", "getset_descriptor", "PyNone", "NoneType");

    private final Elements elements;
    private final Types types;
    private final TypeMirror pyObject;

    JavaTypes(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        types = environment.getTypeUtils();
        TypeElement root = elements.getTypeElement(PY_OBJECT);
        pyObject = root == null ? null : root.asType();
    }

    boolean isThreadState(TypeMirror t) {
        return named(t, THREAD_STATE);
    }

    boolean isPyObject(TypeMirror t) {
        return named(t, PY_OBJECT);
    }

    boolean isPyObjectArray(TypeMirror t) {
        return t.getKind() == TypeKind.ARRAY && isPyObject(((ArrayType) t).getComponentType());
    }

    boolean isPythonClass(TypeMirror t) {
        return t.getKind() == TypeKind.DECLARED && pyObject != null && types.isSubtype(types.erasure(t), pyObject);
    }

    /** Whether a value of {@code sub} is one of {@code type}. */
    boolean isSubtype(TypeMirror sub, TypeMirror type) {
        return types.isSubtype(types.erasure(sub), types.erasure(type));
    }

    /** The class PyObject. */
    TypeElement root() {
        return elements.getTypeElement(PY_OBJECT);
    }

    /** Whether a static method's first parameter after the thread state is a PyObject. */
    boolean hasObjectReceiver(ExecutableElement method) {
        for (VariableElement p : method.getParameters()) {
            if (!isThreadState(p.asType())) {
                return isPyObject(p.asType());
            }
        }
        return false;
    }

    /** The Python class, other than PyObject, of a static method's first parameter after the thread state; null if it has none. */
    TypeElement receiver(ExecutableElement method) {
        int first = 0;
        int count = method.getParameters().size();
        if (count > 0 && isThreadState(method.getParameters().get(0).asType())) {
            first = 1;
        }
        if (first == count) {
            return null;
        }
        TypeMirror t = method.getParameters().get(first).asType();
        return isPythonClass(t) && !isPyObject(t) ? element(t) : null;
    }

    boolean named(TypeMirror t, String qualifiedName) {
        return t.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) t).asElement()).getQualifiedName().contentEquals(qualifiedName);
    }

    TypeElement element(TypeMirror t) {
        return (TypeElement) ((DeclaredType) t).asElement();
    }

    /** Whether callers need not declare {@code thrown}. */
    boolean unchecked(TypeMirror thrown) {
        return thrown.getKind() == TypeKind.ERROR
                || isSubtype(thrown, elements.getTypeElement("java.lang.RuntimeException").asType())
                || isSubtype(thrown, elements.getTypeElement("java.lang.Error").asType());
    }

    String packageOf(Element e) {
        PackageElement p = elements.getPackageOf(e);
        return p.getQualifiedName().toString();
    }

    /** How source in {@code fromPackage} writes the class. */
    String nameIn(String fromPackage, TypeElement type) {
        String qualified = type.getQualifiedName().toString();
        String own = packageOf(type);
        if (own.equals(fromPackage)) {
            return own.isEmpty() ? qualified : qualified.substring(own.length() + 1);
        }
        return Imports.shorten(qualified);
    }

    /** The Python name of the type that a Java class implements. */
    String pythonName(TypeElement type) {
        ExposedType exposed = type.getAnnotation(ExposedType.class);
        if (exposed != null) {
            return exposed.name();
        }
        String simple = type.getSimpleName().toString();
        String known = PYTHON_NAMES.get(simple);
        if (known != null) {
            return known;
        }
        return simple.startsWith("Py") ? simple.substring(2).toLowerCase(java.util.Locale.ROOT) : simple;
    }

    /** Whether the class has {@code static C asSelf(PyObject)} that {@code fromPackage} may call. */
    boolean hasAsSelf(TypeElement type, String fromPackage) {
        for (ExecutableElement m : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (m.getSimpleName().contentEquals("asSelf")
                    && m.getModifiers().contains(Modifier.STATIC)
                    && m.getParameters().size() == 1
                    && isPyObject(m.getParameters().get(0).asType())
                    && types.isSameType(types.erasure(m.getReturnType()), types.erasure(type.asType()))) {
                return m.getModifiers().contains(Modifier.PUBLIC)
                        || !m.getModifiers().contains(Modifier.PRIVATE) && packageOf(type).equals(fromPackage);
            }
        }
        return false;
    }

    /** Java source of the type slot that a dunder method fills, or null if it fills none. */
    String slot(String name) {
        if (name.length() < 5 || !name.startsWith("__") || !name.endsWith("__")) {
            return null;
        }
        TypeElement slots = elements.getTypeElement(SLOT_ID);
        if (slots == null) {
            return null;
        }
        String bare = name.substring(2, name.length() - 2);
        if (slotField(slots, bare) != null) {
            return "SlotId." + upper(bare);
        }
        Object first = constant(slots, "add");
        Object beyond = constant(slots, "await");
        Object operator = constant(slots, bare.substring(1));
        if (operator instanceof Integer op
                && first instanceof Integer low
                && beyond instanceof Integer high
                && op >= low
                && op < high) {
            String base = "SlotId." + upper(bare.substring(1));
            switch (bare.charAt(0)) {
                case 'r':
                    return base + " + SlotId.REFLECTED";
                case 'i':
                    return base + " + SlotId.INPLACE";
                default:
                    return null;
            }
        }
        return null;
    }

    private static String upper(String s) {
        return s.toUpperCase(java.util.Locale.ROOT);
    }

    private static VariableElement slotField(TypeElement slots, String name) {
        String wanted = upper(name);
        if (NOT_SLOTS.contains(" " + wanted + " ") || !name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
            return null;
        }
        for (VariableElement f : ElementFilter.fieldsIn(slots.getEnclosedElements())) {
            if (f.getSimpleName().contentEquals(wanted) && f.getModifiers().contains(Modifier.PUBLIC)) {
                return f;
            }
        }
        return null;
    }

    private static Object constant(TypeElement slots, String name) {
        VariableElement f = name.isEmpty() ? null : slotField(slots, name);
        return f == null ? null : f.getConstantValue();
    }

    /** Whether the class can be reached from another class of its package without an instance. */
    static boolean reachable(TypeElement type) {
        for (Element e = type; e.getKind().isClass() || e.getKind().isInterface(); e = e.getEnclosingElement()) {
            boolean nested = e.getEnclosingElement().getKind() != ElementKind.PACKAGE;
            if (e.getModifiers().contains(Modifier.PRIVATE)
                    || nested && e.getKind() == ElementKind.CLASS && !e.getModifiers().contains(Modifier.STATIC)) {
                return false;
            }
        }
        return true;
    }
}
