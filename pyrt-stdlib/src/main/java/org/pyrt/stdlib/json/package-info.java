/**
 * The module {@code _json}, the fast part of {@code json}. Start at {@code JsonModule}; a {@code Scan} is one run over a text, an {@code Encode} one over an object.
 */
package org.pyrt.stdlib.json;
