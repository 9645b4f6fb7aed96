/**
 * The import system: modules written in Java, Python files on sys.path, and the locks that let threads import at once. Start at
 * {@code Importer}.
 */
package org.pyrt.vm.imports;
