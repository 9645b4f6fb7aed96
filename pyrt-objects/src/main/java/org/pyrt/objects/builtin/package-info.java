/**
 * What generated adapters build on: signatures and argument binding. Start at {@link org.pyrt.objects.builtin.Adapter}.
 */
package org.pyrt.objects.builtin;
