package org.pyrt.stdlib.digest;

import java.util.Locale;

/** Hash functions by name, as OpenSSL knows them. */
final class HashNames {

    /** The names that Python shows. */
    static final String[] ALL = {
        "blake2b", "blake2s", "md5", "md5-sha1", "sha1", "sha224", "sha256", "sha384", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "sha512",
        "sha512_224", "sha512_256", "shake_128", "shake_256",
    };

    private HashNames() {}

    /** A new state of the function; null if there is none of that name. */
    static HashState make(String name) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "md5":
                return JdkState.of("md5", "MD5", 64);
            case "md5-sha1":
                return new PairState("md5-sha1", JdkState.of("md5", "MD5", 64), JdkState.of("sha1", "SHA-1", 64));
            case "sha1", "sha-1":
                return JdkState.of("sha1", "SHA-1", 64);
            case "sha224", "sha-224", "sha2-224":
                return JdkState.of("sha224", "SHA-224", 64);
            case "sha256", "sha-256", "sha2-256":
                return JdkState.of("sha256", "SHA-256", 64);
            case "sha384", "sha-384", "sha2-384":
                return JdkState.of("sha384", "SHA-384", 128);
            case "sha512", "sha-512", "sha2-512":
                return JdkState.of("sha512", "SHA-512", 128);
            case "sha512_224", "sha512-224", "sha-512/224", "sha2-512/224":
                return JdkState.of("sha512_224", "SHA-512/224", 128);
            case "sha512_256", "sha512-256", "sha-512/256", "sha2-512/256":
                return JdkState.of("sha512_256", "SHA-512/256", 128);
            case "blake2b", "blake2b512", "blake2b-512":
                return BlakeState.of(true, blake(64));
            case "blake2s", "blake2s256", "blake2s-256":
                return BlakeState.of(false, blake(32));
            default:
                return sponge(name.toLowerCase(Locale.ROOT));
        }
    }

    private static HashState sponge(String name) {
        switch (name) {
            case "sha3_224", "sha3-224":
                return KeccakState.sha3(224);
            case "sha3_256", "sha3-256":
                return KeccakState.sha3(256);
            case "sha3_384", "sha3-384":
                return KeccakState.sha3(384);
            case "sha3_512", "sha3-512":
                return KeccakState.sha3(512);
            case "shake_128", "shake128", "shake-128":
                return KeccakState.shake(128);
            case "shake_256", "shake256", "shake-256":
                return KeccakState.shake(256);
            default:
                return null;
        }
    }

    /** BLAKE2 without key, with so many bytes. */
    static BlakeParameters blake(int size) {
        BlakeParameters p = new BlakeParameters();
        p.digestSize = size;
        return p;
    }
}
