/**
 * The singletons None, Ellipsis and NotImplemented.
 */
package org.pyrt.objects.constant;
