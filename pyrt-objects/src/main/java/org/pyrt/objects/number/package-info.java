/**
 * int, bool, float and complex: their objects, arithmetic, parsing, text, and what Python sees of them. Start at
 * {@link org.pyrt.objects.number.PyInt} and {@link org.pyrt.objects.number.IntArithmetic}; the classes named {@code XMethods} are the types as
 * Python sees them. All objects are immutable, and all functions pure but for the errors they raise: any thread.
 */
package org.pyrt.objects.number;
