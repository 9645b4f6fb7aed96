/** Tests of dicts. */
package org.pyrt.objects.mapping;
