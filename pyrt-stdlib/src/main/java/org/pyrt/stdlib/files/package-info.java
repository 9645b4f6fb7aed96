/**
 * Files of the operating system under numbers, as Python programs see them, and the errors they give. Plain Java but for the errors. Start at
 * {@code FileTable}.
 */
package org.pyrt.stdlib.files;
