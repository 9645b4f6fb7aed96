package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.ThreadState;

/** Makes the digest modules. Source: CPython 3.14 Modules/md5module.c, sha1module.c, sha2module.c, sha3module.c, blake2module.c, hmacmodule.c, _hashopenssl.c. */
public final class DigestModules {

    private DigestModules() {}

    /** The module of that name, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_md5":
                return builder(ts, name, new Md5FunctionsAdapter()).add("MD5Type", Md5Functions.MD5).build();
            case "_sha1":
                return builder(ts, name, new Sha1FunctionsAdapter()).add("SHA1Type", Sha1Functions.SHA1).build();
            case "_sha2":
                return builder(ts, name, new Sha2FunctionsAdapter())
                        .add("SHA224Type", Sha2Functions.SHA224)
                        .add("SHA256Type", Sha2Functions.SHA256)
                        .add("SHA384Type", Sha2Functions.SHA384)
                        .add("SHA512Type", Sha2Functions.SHA512)
                        .build();
            case "_sha3":
                return builder(ts, name, new NoFunctionsAdapter())
                        .add(Sha3Methods.SHA3_224, Sha3Methods.SHA3_256, Sha3Methods.SHA3_384, Sha3Methods.SHA3_512, Sha3Methods.SHAKE_128, Sha3Methods.SHAKE_256)
                        .build();
            case "_hashlib":
                return OpenHashes.create(ts);
            case "_hmac":
                return builder(ts, name, new HmacFunctionsAdapter())
                        .add("HMAC", HmacMethods.HMAC)
                        .add("UnknownHashError", HmacFunctions.UNKNOWN_HASH_ERROR)
                        .build();
            default:
                return blake2(ts);
        }
    }

    private static ModuleBuilder builder(ThreadState ts, String name, Adapter adapter) {
        return new ModuleBuilder(ts, name, "", adapter).add("_GIL_MINSIZE", PyInt.of(2048));
    }

    private static PyModule blake2(ThreadState ts) {
        ModuleBuilder b = builder(ts, "_blake2", new NoFunctionsAdapter()).add(PyBlake2.BLAKE2B, PyBlake2.BLAKE2S);
        String[] names = {"BLAKE2B", "BLAKE2S"};
        for (int i = 0; i < 2; i++) {
            b.add(names[i] + "_SALT_SIZE", PyInt.of(16 >> i));
            b.add(names[i] + "_PERSON_SIZE", PyInt.of(16 >> i));
            b.add(names[i] + "_MAX_KEY_SIZE", PyInt.of(64 >> i));
            b.add(names[i] + "_MAX_DIGEST_SIZE", PyInt.of(64 >> i));
        }
        return b.build();
    }

    /** What a constructor is to take in: {@code data}, or {@code string} as it was once called; null for nothing. */
    @Borrowed
    static PyObject input(ThreadState ts, PyObject data, PyObject string) {
        if (string == PyNone.NONE) {
            return data;
        }
        if (data != null) {
            throw Errors.typeError(ts, "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.");
        }
        return string;
    }
}
