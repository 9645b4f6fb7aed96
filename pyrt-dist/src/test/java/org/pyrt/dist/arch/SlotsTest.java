package org.pyrt.dist.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A counted class with slots shows and drops them by the code generated for it, unless it is annotated as written by hand; and what its superclass has, too.
 */
class SlotsTest {

  private static final String SLOT = "Lorg/pyrt/api/annotation/Slot;";
  private static final String BY_HAND = "Lorg/pyrt/api/annotation/HandWrittenSlots;";
  private static final String COUNTED = "org/pyrt/refcount/Counted";

  private static final Map<String, ClassModel> CLASSES = new HashMap<>();

  @BeforeAll
  static void read() {
    for (ModuleReference module : Kit.modules().values()) {
      for (ClassModel type : Kit.classes(module)) {
        CLASSES.put(type.thisClass().asInternalName(), type);
      }
    }
  }

  @Test
  void slots_ofCountedClasses_areVisitedAndCleared() {
    List<String> wrong = new ArrayList<>();
    int generated = 0;
    for (ClassModel type : CLASSES.values()) {
      if (hasSlots(type) && isCounted(type)) {
        String name = type.thisClass().asInternalName();
        boolean byHand = isAnnotated(type, BY_HAND);
        generated += byHand ? 0 : 1;
        for (String method : List.of("traverse", "clear")) {
          String slots = name.replace("$", "") + "Slots";
          if (!byHand && !calls(type, method, slots)) {
            wrong.add(Kit.nameOf(type) + "." + method + " does not call the generated one");
          }
          String above = declarerAbove(type, method);
          if (!above.equals(COUNTED) && !calls(type, method, superOf(type))) {
            wrong.add(Kit.nameOf(type) + "." + method + " does not call its superclass's");
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(generated > 50, "classes with generated code: " + generated);
  }

  private static boolean hasSlots(ClassModel type) {
    for (FieldModel field : type.fields()) {
      if (isAnnotated(field, SLOT)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnnotated(AttributedElement element, String annotation) {
    return element
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .map(a -> a.annotations().stream().map(Annotation::className).anyMatch(n -> n.equalsString(annotation)))
        .orElse(false);
  }

  private static boolean isCounted(ClassModel type) {
    for (ClassModel t = type; t != null; t = CLASSES.get(superOf(t))) {
      if (t.thisClass().asInternalName().equals(COUNTED)) {
        return true;
      }
    }
    return false;
  }

  /** The nearest superclass that declares the method. */
  private static String declarerAbove(ClassModel type, String method) {
    for (ClassModel t = CLASSES.get(superOf(type)); t != null; t = CLASSES.get(superOf(t))) {
      for (MethodModel m : t.methods()) {
        if (m.methodName().equalsString(method) && t.thisClass().asInternalName().equals(COUNTED) || isOverride(m, method)) {
          return t.thisClass().asInternalName();
        }
      }
    }
    return COUNTED;
  }

  private static boolean isOverride(MethodModel m, String method) {
    String parameter = method.equals("clear") ? "(Lorg/pyrt/refcount/ThreadState;)V" : "(Lorg/pyrt/api/service/SlotVisitor;)V";
    return m.methodName().equalsString(method) && m.methodType().equalsString(parameter);
  }

  private static String superOf(ClassModel type) {
    return type.superclass().map(s -> s.asInternalName()).orElse("");
  }

  /** Whether the class's own method calls the method of that name in {@code owner}. */
  private static boolean calls(ClassModel type, String method, String owner) {
    for (MethodModel m : type.methods()) {
      if (isOverride(m, method) && m.code().isPresent()) {
        for (CodeElement e : m.code().orElseThrow()) {
          if (e instanceof InvokeInstruction i && i.owner().asInternalName().equals(owner) && i.name().equalsString(method)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
