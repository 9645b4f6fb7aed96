package org.pyrt.stdlib;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.array.ArrayModule;
import org.pyrt.stdlib.binascii.BinasciiModule;
import org.pyrt.stdlib.bz2.Bz2Module;
import org.pyrt.stdlib.codecs.CodecsModule;
import org.pyrt.stdlib.csv.CsvModule;
import org.pyrt.stdlib.datetime.DatetimeModule;
import org.pyrt.stdlib.digest.DigestModules;
import org.pyrt.stdlib.expat.ExpatModule;
import org.pyrt.stdlib.json.JsonModule;
import org.pyrt.stdlib.lzma.LzmaModule;
import org.pyrt.stdlib.multibyte.MultibyteModules;
import org.pyrt.stdlib.pickle.PickleModule;
import org.pyrt.stdlib.sre.SreModule;
import org.pyrt.stdlib.struct.StructModule;
import org.pyrt.stdlib.testing.LimitedApiModule;
import org.pyrt.stdlib.testing.SinglePhaseModule;
import org.pyrt.stdlib.unicodedata.UnicodeDataModule;
import org.pyrt.stdlib.zlib.ZlibModule;

/** The modules about text and binary data: patterns, codecs, structures, digests, compression. */
public final class DataModules implements ModuleProvider {

    /** For ServiceLoader. */
    public DataModules() {}

    @Override
    public String[] names() {
        return new String[] {
            "_blake2",
            "_bz2",
            "_codecs",
            "_codecs_cn",
            "_codecs_hk",
            "_codecs_iso2022",
            "_codecs_jp",
            "_codecs_kr",
            "_codecs_tw",
            "_csv",
            "_datetime",
            "_hashlib",
            "_hmac",
            "_json",
            "_lzma",
            "_md5",
            "_multibytecodec",
            "_pickle",
            "_sha1",
            "_sha2",
            "_sha3",
            "_sre",
            "_struct",
            "_testlimitedcapi",
            "_testsinglephase",
            "array",
            "binascii",
            "pyexpat",
            "unicodedata",
            "zlib",
        };
    }

    @Override
    @CleanPoint
    public PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_blake2", "_hashlib", "_hmac", "_md5", "_sha1", "_sha2", "_sha3":
                return DigestModules.create(ts, name);
            case "_bz2":
                return Bz2Module.create(ts);
            case "_csv":
                return CsvModule.create(ts);
            case "_datetime":
                return DatetimeModule.create(ts);
            case "_codecs":
                return CodecsModule.create(ts);
            case "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec":
                return MultibyteModules.create(ts, name);
            case "_json":
                return JsonModule.create(ts);
            case "_lzma":
                return LzmaModule.create(ts);
            case "_pickle":
                return PickleModule.create(ts);
            case "_sre":
                return SreModule.create(ts);
            case "_struct":
                return StructModule.create(ts);
            case "_testlimitedcapi":
                return LimitedApiModule.create(ts);
            case "_testsinglephase":
                return SinglePhaseModule.create(ts);
            case "array":
                return ArrayModule.create(ts);
            case "binascii":
                return BinasciiModule.create(ts);
            case "pyexpat":
                return ExpatModule.create(ts);
            case "unicodedata":
                return UnicodeDataModule.create(ts);
            case "zlib":
                return ZlibModule.create(ts);
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
