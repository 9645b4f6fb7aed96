/**
 * Frames and what shows them to Python: frame objects, generators. Start at {@link org.pyrt.vm.frame.Frame}.
 */
package org.pyrt.vm.frame;
