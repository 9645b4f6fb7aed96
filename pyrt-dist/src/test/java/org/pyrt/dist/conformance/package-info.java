/** CPython's own test suite on the image: what passes must go on passing. */
package org.pyrt.dist.conformance;
