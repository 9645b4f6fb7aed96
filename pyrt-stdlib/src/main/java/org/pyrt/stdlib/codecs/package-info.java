/**
 * The module {@code _codecs}: the registry of codecs and error handlers, and the encodings that are built in. Start at {@code CodecsModule}; the encodings
 * themselves are in {@code org.pyrt.objects.text}.
 */
package org.pyrt.stdlib.codecs;
