/** Tests of the format mini-language. */
package org.pyrt.objects.text.format;
