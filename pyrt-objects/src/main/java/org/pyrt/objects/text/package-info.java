/**
 * str and its methods, formatting.
 */
package org.pyrt.objects.text;
