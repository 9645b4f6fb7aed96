/** The modules {@code pwd} and {@code grp}: users and groups, as far as the system's files have them. */
package org.pyrt.stdlib.accounts;
