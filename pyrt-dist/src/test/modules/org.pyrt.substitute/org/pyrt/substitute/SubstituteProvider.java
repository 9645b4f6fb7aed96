package org.pyrt.substitute;

import org.pyrt.api.service.CycleCollector;

/** Makes substitute collectors. */
public final class SubstituteProvider implements CycleCollector.Provider {

  /** For ServiceLoader. */
  public SubstituteProvider() {}

  @Override
  public CycleCollector create() {
    return new SubstituteCollector();
  }
}
