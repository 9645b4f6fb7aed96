/** Tests of sets. */
package org.pyrt.objects.set;
