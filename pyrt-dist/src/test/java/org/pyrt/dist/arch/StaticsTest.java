package org.pyrt.dist.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Statics hold only immutable things: mutable state hangs off an interpreter, so that several live in one JVM.
 *
 * <p>A static field is final. A static collection comes straight from an immutable factory. A static array is a private
 * or package-private table, or empty. Counters, locks, thread locals and builders are never static, but for the few fields in
 * {@link #ALLOWED}, each with its reason.
 */
class StaticsTest {

  /** Fields that are allowed in spite of the rules, and why each does not tie interpreters to each other. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("org.pyrt.refcount.ThreadRegistry.NEXT_ID", "thread ids are unique in the JVM"),
          Map.entry("org.pyrt.vm.code.Code.NEXT_ID", "numbers of code objects index tables of threads, which may run several interpreters in turn"),
          Map.entry("org.pyrt.objects.type.PyType.NEXT_VERSION", "versions are unique in the JVM, which all interpreters' caches need"),
          Map.entry("org.pyrt.refcount.SharedStores$Writes.COUNT", "counts for who measures the whole JVM; nothing else reads it"),
          Map.entry("org.pyrt.refcount.Tracing.values", "a hint for makers of values, which know no interpreter"),
          Map.entry("org.pyrt.refcount.Tracing.registries", "which interpreters trace: the maker of a value looks for its thread in them"),
          Map.entry("org.pyrt.refcount.Contention.counts", "a hint for changes of shared counts, which know no interpreter"),
          Map.entry("org.pyrt.refcount.Contention.registries", "which interpreters listen: who changes a count looks for its thread in them"),
          Map.entry("org.pyrt.objects.text.PyStr.INTERNED", "an exact string is immutable and has no identity of an interpreter"));

  private static final Set<String> INTERFACES =
      Set.of("Ljava/util/List;", "Ljava/util/Set;", "Ljava/util/Map;", "Ljava/util/Collection;");

  private static final Set<String> FACTORIES = Set.of("of", "copyOf", "ofEntries", "entry", "toList");

  @Test
  void statics_ofAllModules_holdImmutableThings() {
    List<String> wrong = new ArrayList<>();
    for (ModuleReference module : Kit.modules().values()) {
      for (ClassModel type : Kit.classes(module)) {
        check(type, wrong);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(ClassModel type, List<String> wrong) {
    Set<String> immutable = fieldsSetToImmutables(type);
    for (FieldModel field : type.fields()) {
      String name = Kit.nameOf(type) + "." + field.fieldName().stringValue();
      if (!field.flags().has(AccessFlag.STATIC) || ALLOWED.containsKey(name)) {
        continue;
      }
      if (!field.flags().has(AccessFlag.FINAL)) {
        wrong.add(name + " is not final");
        continue;
      }
      if (field.flags().has(AccessFlag.SYNTHETIC)) {
        continue;
      }
      String descriptor = field.fieldType().stringValue();
      if (descriptor.startsWith("[")) {
        boolean shown = field.flags().has(AccessFlag.PUBLIC) || field.flags().has(AccessFlag.PROTECTED);
        if (shown && !immutable.contains(field.fieldName().stringValue())) {
          wrong.add(name + " shows an array to other packages");
        }
      } else if (isCollection(descriptor)) {
        if (!immutable.contains(field.fieldName().stringValue())) {
          wrong.add(name + " is not set straight from List.of and the like");
        }
      } else if (isMutable(descriptor)) {
        wrong.add(name + " holds mutable state: " + descriptor);
      }
    }
  }

  private static boolean isCollection(String descriptor) {
    return INTERFACES.contains(descriptor);
  }

  private static boolean isMutable(String descriptor) {
    return descriptor.startsWith("Ljava/util/concurrent/")
            && !descriptor.equals("Ljava/util/concurrent/TimeUnit;")
        || descriptor.matches("Ljava/util/[A-Za-z]*(List|Map|Set|Deque|Queue|BitSet|Properties|Random|Scanner);")
        || descriptor.equals("Ljava/lang/ThreadLocal;")
        || descriptor.equals("Ljava/lang/StringBuilder;")
        || descriptor.equals("Ljava/lang/Thread;");
  }

  /** The static fields that the class initializer stores right after calling an immutable factory or making an empty array. */
  private static Set<String> fieldsSetToImmutables(ClassModel type) {
    Set<String> names = new HashSet<>();
    for (MethodModel method : type.methods()) {
      if (!method.methodName().equalsString("<clinit>") || method.code().isEmpty()) {
        continue;
      }
      Instruction beforeLast = null;
      Instruction last = null;
      for (CodeElement element : method.code().get()) {
        if (element instanceof FieldInstruction put && put.opcode() == Opcode.PUTSTATIC) {
          boolean fromFactory = last instanceof InvokeInstruction call && isImmutableFactory(call);
          if (fromFactory || isEmptyArray(beforeLast, last)) {
            names.add(put.name().stringValue());
          }
        }
        if (element instanceof Instruction instruction) {
          beforeLast = last;
          last = instruction;
        }
      }
    }
    return names;
  }

  private static boolean isEmptyArray(Instruction length, Instruction creation) {
    return length != null
        && length.opcode() == Opcode.ICONST_0
        && (creation.opcode() == Opcode.ANEWARRAY || creation.opcode() == Opcode.NEWARRAY);
  }

  private static boolean isImmutableFactory(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    return owner.startsWith("java/util/") && (FACTORIES.contains(name) || name.startsWith("unmodifiable"));
  }
}
