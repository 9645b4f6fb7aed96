/** The module {@code _random}. Start at {@code PyRandom}; the generator itself is {@code MersenneTwister}. */
package org.pyrt.stdlib.random;
