/** The module {@code fcntl}. */
package org.pyrt.stdlib.fcntl;
