/**
 * The module {@code _operator}: the operators as functions, and callables that fetch items and attributes. Start at {@code OperatorModule}.
 */
package org.pyrt.stdlib.operator;
