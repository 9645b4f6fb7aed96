/**
 * The operations of the language on any object, each in one place. Start at {@code Operators}.
 */
package org.pyrt.objects.protocol;
