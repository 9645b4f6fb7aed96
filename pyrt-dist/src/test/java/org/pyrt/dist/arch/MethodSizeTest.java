package org.pyrt.dist.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No method outgrows HotSpot's limit for compiled methods: above it a method runs in the JVM's interpreter for ever. */
class MethodSizeTest {

  /** Bytes of bytecode at which HotSpot stops compiling a method. */
  private static final int HUGE_METHOD = 8_000;

  @Test
  void methods_ofAllModules_areSmallEnoughToBeCompiled() {
    List<String> wrong = new ArrayList<>();
    for (ModuleReference module : Kit.modules().values()) {
      for (ClassModel type : Kit.classes(module)) {
        for (MethodModel method : type.methods()) {
          // A class initializer runs once, so it may be long.
          if (!method.methodName().equalsString("<clinit>")
              && method.code().orElse(null) instanceof CodeAttribute code
              && code.codeLength() >= HUGE_METHOD) {
            wrong.add(Kit.nameOf(type) + "." + method.methodName().stringValue() + " " + code.codeLength());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
