/** The module {@code _sysconfig}. */
package org.pyrt.stdlib.sysconfig;
