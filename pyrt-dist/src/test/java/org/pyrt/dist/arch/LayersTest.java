package org.pyrt.dist.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A module uses modules of lower rows only, and shows its contract packages only. */
class LayersTest {

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    List<Location> locations = new ArrayList<>();
    for (ModuleReference module : Kit.modules().values()) {
      locations.add(Location.of(module.location().orElseThrow()));
    }
    classes = new ClassFileImporter().importLocations(locations);
  }

  @Test
  void modules_allOfTheKit_arePresent() {
    assertEquals(new TreeSet<>(Kit.ALLOWED.keySet()), new TreeSet<>(Kit.modules().keySet()));
  }

  @Test
  void requires_ofEachModule_areOfLowerRows() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, ModuleReference> module : Kit.modules().entrySet()) {
      for (ModuleDescriptor.Requires required : module.getValue().descriptor().requires()) {
        String name = required.name();
        boolean ofTheJdk = name.startsWith("java.") || name.startsWith("jdk.");
        boolean allowed = ofTheJdk || Kit.ALLOWED.get(module.getKey()).contains(name);
        if (!allowed && !(module.getKey().equals("org.pyrt.stdlib") && name.equals("org.tukaani.xz"))) {
          wrong.add(module.getKey() + " requires " + name);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void dependencies_ofEachClass_areOfLowerRows() {
    ArchRuleDefinition.classes()
        .should(
            new ArchCondition<JavaClass>("depend on lower rows only") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String from = moduleOf(type);
                // objects hands alloc's types on to vm by "requires transitive".
                Set<String> allowed = Kit.ALLOWED.getOrDefault(from, Set.of());
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                  String to = moduleOf(dependency.getTargetClass());
                  if (!to.isEmpty() && !to.equals(from) && !allowed.contains(to)) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                  }
                }
              }
            })
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void modules_asSlices_haveNoCycle() {
    slices().matching("org.pyrt.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
  }

  @Test
  void exports_ofInternalPackages_areQualified() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, ModuleReference> module : Kit.modules().entrySet()) {
      ModuleDescriptor descriptor = module.getValue().descriptor();
      for (ModuleDescriptor.Exports exports : descriptor.exports()) {
        if (exports.source().matches(".*\\.(internal|impl)(\\..*)?") && !exports.isQualified()) {
          wrong.add(module.getKey() + " exports " + exports.source() + " to all");
        }
      }
      if (descriptor.isOpen() || descriptor.opens().stream().anyMatch(o -> !o.isQualified())) {
        wrong.add(module.getKey() + " opens packages to all: builtins need no reflection");
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void packages_ofEachModule_carryItsName() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, ModuleReference> module : Kit.modules().entrySet()) {
      for (String name : module.getValue().descriptor().packages()) {
        if (!(name + ".").startsWith(module.getKey() + ".")) {
          wrong.add(module.getKey() + " holds package " + name);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** The kit's module that a class belongs to, by its package; empty for a class of the JDK. */
  private static String moduleOf(JavaClass type) {
    String[] parts = type.getBaseComponentType().getPackageName().split("\\.");
    if (parts.length < 3 || !parts[0].equals("org") || !parts[1].equals("pyrt")) {
      return "";
    }
    return "org.pyrt." + parts[2];
  }
}
