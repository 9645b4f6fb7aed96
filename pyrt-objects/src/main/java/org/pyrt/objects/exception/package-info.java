/**
 * The exception types, raising and tracebacks. Start at {@code Errors}.
 */
package org.pyrt.objects.exception;
