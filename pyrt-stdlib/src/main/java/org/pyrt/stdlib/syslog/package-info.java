/** The module {@code syslog}. */
package org.pyrt.stdlib.syslog;
