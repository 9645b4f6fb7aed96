/**
 * The root reference type of pyrt. Start reading at {@link org.pyrt.api.PyObject}.
 *
 * <p>Annotations for Java-written types and modules are in {@code org.pyrt.api.annotation}, contracts of replaceable parts in
 * {@code org.pyrt.api.service}.
 */
package org.pyrt.api;
