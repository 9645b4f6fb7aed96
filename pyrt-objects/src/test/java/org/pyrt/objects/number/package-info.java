/** Tests of numbers. */
package org.pyrt.objects.number;
