/** Tests of counts, deaths, grace periods, thread states and locks. {@link org.pyrt.refcount.Node} is the object they all count. */
package org.pyrt.refcount;
