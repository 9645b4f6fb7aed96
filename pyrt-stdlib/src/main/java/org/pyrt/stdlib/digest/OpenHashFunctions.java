package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.refcount.ThreadState;

/** The functions of the module _hashlib that are named for a hash function each. */
@ExposedModule(name = "_hashlib")
final class OpenHashFunctions {

    private OpenHashFunctions() {}

    @ExposedMethod(name = "openssl_md5", doc = "openssl_md5($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a md5 hash object.")
    @CleanPoint
    static PyObject md5(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("md5"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha1", doc = "openssl_sha1($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha1 hash object.")
    @CleanPoint
    static PyObject sha1(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha1"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha224", doc = "openssl_sha224($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha224 hash object.")
    @CleanPoint
    static PyObject sha224(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha224"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha256", doc = "openssl_sha256($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha256 hash object.")
    @CleanPoint
    static PyObject sha256(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha256"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha384", doc = "openssl_sha384($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha384 hash object.")
    @CleanPoint
    static PyObject sha384(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha384"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha512", doc = "openssl_sha512($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha512 hash object.")
    @CleanPoint
    static PyObject sha512(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha512"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha3_224", doc = "openssl_sha3_224($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha3_224 hash object.")
    @CleanPoint
    static PyObject sha3x224(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha3_224"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha3_256", doc = "openssl_sha3_256($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha3_256 hash object.")
    @CleanPoint
    static PyObject sha3x256(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha3_256"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha3_384", doc = "openssl_sha3_384($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha3_384 hash object.")
    @CleanPoint
    static PyObject sha3x384(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha3_384"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_sha3_512", doc = "openssl_sha3_512($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a sha3_512 hash object.")
    @CleanPoint
    static PyObject sha3x512(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("sha3_512"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_shake_128", doc = "openssl_shake_128($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a shake_128 hash object.")
    @CleanPoint
    static PyObject shakex128(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("shake_128"), DigestModules.input(ts, data, string));
    }

    @ExposedMethod(name = "openssl_shake_256", doc = "openssl_shake_256($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturns a shake_256 hash object.")
    @CleanPoint
    static PyObject shakex256(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return OpenHashes.hash(ts, HashNames.make("shake_256"), DigestModules.input(ts, data, string));
    }
}
