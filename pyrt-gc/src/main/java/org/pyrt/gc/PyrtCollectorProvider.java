package org.pyrt.gc;

import org.pyrt.api.service.CycleCollector;

/** Makes the collectors of this module; found by ServiceLoader. */
public final class PyrtCollectorProvider implements CycleCollector.Provider {

    /** For ServiceLoader. */
    public PyrtCollectorProvider() {}

    @Override
    public CycleCollector create() {
        return new PyrtCollector();
    }
}
