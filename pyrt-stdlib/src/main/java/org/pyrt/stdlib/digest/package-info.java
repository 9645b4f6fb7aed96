/**
 * The digest modules {@code _md5}, {@code _sha1}, {@code _sha2}, {@code _sha3} and {@code _blake2}, on which {@code hashlib} stands. Start at {@code DigestModules}; a
 * {@code HashState} is an algorithm at work, guarded by the mutex of its object.
 */
package org.pyrt.stdlib.digest;
