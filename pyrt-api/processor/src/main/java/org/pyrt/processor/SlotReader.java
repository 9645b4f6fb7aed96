package org.pyrt.processor;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;

/** Reads the {@code @Slot} fields of counted classes, and says what is wrong with them at the element that is wrong. */
final class SlotReader {

    private static final String COUNTED = "org.pyrt.refcount.Counted";
    private static final String OBJECT = "org.pyrt.api.PyObject";

    private final ProcessingEnvironment environment;
    private boolean failed;

    SlotReader(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** What the class says; null if nothing is to be generated: it is not counted, is written by hand, or malformed, which was reported. */
    SlotClass read(TypeElement type) {
        failed = false;
        List<SlotClass.Field> fields = new ArrayList<>();
        boolean byHand = type.getAnnotation(HandWrittenSlots.class) != null;
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            Slot slot = field.getAnnotation(Slot.class);
            if (slot == null) {
                continue;
            }
            if (field.getModifiers().contains(Modifier.STATIC)) {
                error("a slot is part of an object: it cannot be static", field);
            } else if (!byHand && is(type.asType(), COUNTED)) {
                fields.add(field(field, slot));
            }
        }
        if (!is(type.asType(), COUNTED) || byHand) {
            return null;
        }
        SlotClass model = new SlotClass(packageOf(type), nameOf(type), fields);
        checkClass(type, model);
        return failed ? null : model;
    }

    private SlotClass.Field field(VariableElement field, Slot slot) {
        TypeMirror type = field.asType();
        boolean array = type.getKind() == TypeKind.ARRAY;
        TypeMirror referent = array ? ((ArrayType) type).getComponentType() : type;
        if (!is(referent, OBJECT)) {
            error("a slot is a PyObject or an array of them; a class with other slots is annotated @HandWrittenSlots", field);
        }
        if (field.getModifiers().contains(Modifier.PRIVATE)) {
            error("the generated code cannot reach a private slot", field);
        }
        boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
        return new SlotClass.Field(field.getSimpleName().toString(), array, !array && (isFinal || slot.stays()));
    }

    private void checkClass(TypeElement type, SlotClass model) {
        for (Element e = type; e.getKind().isClass() || e.getKind().isInterface(); e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                error("the generated code cannot reach a private class with slots", type);
            }
        }
        if (model.remembers() && !hasCleared(type)) {
            error("a slot that stays, as a final one does, needs a field 'boolean cleared' beside it", type);
        }
        if (!declares(type, "traverse") || !declares(type, "clear")) {
            error("a class with slots has methods traverse and clear that call " + model.slotsName() + "'s, or is annotated @HandWrittenSlots", type);
        }
    }

    private static boolean hasCleared(TypeElement type) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getSimpleName().contentEquals("cleared")) {
                return field.asType().getKind() == TypeKind.BOOLEAN && !field.getModifiers().contains(Modifier.PRIVATE);
            }
        }
        return false;
    }

    private static boolean declares(TypeElement type, String method) {
        for (ExecutableElement m : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (m.getSimpleName().contentEquals(method) && m.getParameters().size() == 1 && !m.getModifiers().contains(Modifier.STATIC)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(TypeMirror type, String className) {
        TypeElement wanted = environment.getElementUtils().getTypeElement(className);
        return wanted != null && type.getKind() == TypeKind.DECLARED && environment.getTypeUtils().isSubtype(type, wanted.asType());
    }

    private String packageOf(TypeElement type) {
        return environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    }

    private static String nameOf(TypeElement type) {
        String name = type.getSimpleName().toString();
        for (Element e = type.getEnclosingElement(); e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
            name = e.getSimpleName() + "." + name;
        }
        return name;
    }

    private void error(String message, Element where) {
        failed = true;
        environment.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
    }
}
