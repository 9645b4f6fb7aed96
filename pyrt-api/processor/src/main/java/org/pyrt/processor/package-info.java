/**
 * Reads the annotations of builtin types and modules inside javac and writes an adapter class for each. Start at
 * {@link org.pyrt.processor.ExposedProcessor}: {@code ModelReader} checks the declarations and makes the model, {@code AdapterWriter} turns
 * the model into source text. {@code SlotProcessor}, {@code SlotReader} and {@code SlotWriter} do the like for counted slots. javac calls everything from one thread.
 */
package org.pyrt.processor;
