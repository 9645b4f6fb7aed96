/** The module {@code resource}. */
package org.pyrt.stdlib.resource;
