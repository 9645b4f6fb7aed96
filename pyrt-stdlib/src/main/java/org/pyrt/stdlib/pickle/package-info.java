/**
 * The module {@code _pickle}. Start at {@link org.pyrt.stdlib.pickle.PyPickler} and {@link org.pyrt.stdlib.pickle.PyUnpickler}, which hold what outlives a run; a run of
 * the former is a {@code Save}, one of the latter a {@code Load}. A pickler and an unpickler serve one run at a time; a second one is refused.
 */
package org.pyrt.stdlib.pickle;
