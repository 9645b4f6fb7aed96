/** Tests of the collector as the image sees it. Start at {@link org.pyrt.gc.PyrtCollectorTest}. */
package org.pyrt.gc;
