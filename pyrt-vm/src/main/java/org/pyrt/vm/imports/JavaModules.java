package org.pyrt.vm.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.MachineModules;

/** Finds the modules written in Java: the machine's own and those of all linked providers. Filled at boot, then read only. */
public final class JavaModules {

    private final Map<String, ModuleProvider> providers = new HashMap<>();

    /**
     * Asks all providers for their names.
     *
     * @throws IllegalStateException if two provide the same module
     */
    public JavaModules() {
        add(new MachineModules());
        for (ModuleProvider provider : ServiceLoader.load(ModuleLayer.boot(), ModuleProvider.class)) {
            add(provider);
        }
    }

    private void add(ModuleProvider provider) {
        for (String name : provider.names()) {
            ModuleProvider other = providers.put(name, provider);
            if (other != null) {
                throw new IllegalStateException(
                        "more than one provider of the module " + name + ": " + other.getClass().getName() + ", "
                                + provider.getClass().getName());
            }
        }
    }

    /** Whether there is such a module. */
    public boolean has(String name) {
        return providers.containsKey(name);
    }

    /** The names, sorted, for sys.builtin_module_names. */
    public List<String> names() {
        List<String> names = new ArrayList<>(providers.keySet());
        names.add("builtins");
        names.add("sys");
        Collections.sort(names);
        return names;
    }

    /** A new module, floating. */
    @CleanPoint
    PyModule create(ThreadState ts, String name) {
        return providers.get(name).create(ts, name);
    }
}
