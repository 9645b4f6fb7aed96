/** The substitute collector. Start at {@link org.pyrt.substitute.SubstituteProvider}. Safe from any thread. */
package org.pyrt.substitute;
