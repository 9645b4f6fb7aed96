package org.pyrt.stdlib.multibyte;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The module {@code _multibytecodec}, and the modules by country, which have one function. Source: CPython 3.14 Modules/cjkcodecs. */
@ExposedModule(name = "_codecs_xx")
public final class MultibyteModules {

    private MultibyteModules() {}

    /** The module of this name, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts, String name) {
        if (name.equals("_multibytecodec")) {
            return new ModuleBuilder(ts, name, "", new NoMultibyteFunctionsAdapter())
                    .add("MultibyteIncrementalEncoder", PyMultibyteIncrementalEncoder.TYPE)
                    .add("MultibyteIncrementalDecoder", PyMultibyteIncrementalDecoder.TYPE)
                    .add("MultibyteStreamReader", PyMultibyteStreamReader.TYPE)
                    .add("MultibyteStreamWriter", PyMultibyteStreamWriter.TYPE)
                    .build();
        }
        return new ModuleBuilder(ts, name, "", new MultibyteModulesAdapter()).build();
    }

    @ExposedMethod(doc = "")
    static PyObject getcodec(ThreadState ts, @PositionalOnly PyObject encoding) {
        PyStr name = PyStr.asSelf(encoding);
        if (name == null) {
            throw Errors.typeError(ts, "encoding name must be a string.");
        }
        MultibyteCharset charset = charset(name.toString());
        if (charset == null) {
            throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "no such codec is supported.");
        }
        return new PyMultibyteCodec(ts, name.toString(), charset);
    }

    /** The encoding of this name, its tables read anew; or null. */
    private static MultibyteCharset charset(String name) {
        switch (name) {
            case "big5", "cp950", "gb2312", "gbk", "cp949", "johab", "euc_jp":
                return new TableCharset(CodeTable.read(name), false, false, false);
            case "big5hkscs", "euc_jis_2004", "euc_jisx0213":
                return new TableCharset(CodeTable.read(name), false, true, name.endsWith("x0213"));
            case "shift_jis":
                return new TableCharset(CodeTable.read(name), true, false, false);
            case "cp932":
                return new TableCharset(CodeTable.read(name), false, false, false);
            case "shift_jis_2004", "shift_jisx0213":
                return new TableCharset(CodeTable.read(name), true, true, name.endsWith("x0213"));
            case "euc_kr":
                return new EucKrCharset(CodeTable.read(name));
            case "gb18030":
                return new Gb18030Charset(CodeTable.read(name).countUncoded());
            case "hz":
                return new HzCharset(CodeTable.read("gb2312"));
            default:
                return name.startsWith("iso2022_") ? iso2022(name.substring("iso2022_".length())) : null;
        }
    }

    private static MultibyteCharset iso2022(String variant) {
        int options = Iso2022Charset.NO_SHIFT | Iso2022Charset.HAS_EDITIONS;
        if (variant.equals("kr")) {
            return new Iso2022Charset(0, new Designation(Designation.KSX1001, 1, CodeTable.read("euc_kr"), false));
        }
        CodeTable jp = CodeTable.read("euc_jp");
        Designation jisx0208 = new Designation(Designation.JISX0208, 0, jp, false);
        Designation old = new Designation(Designation.JISX0208_OLD, 0, jp, false);
        Designation jisx0212 = new Designation(Designation.JISX0212, 0, jp, false);
        Designation roman = new Designation(Designation.ROMAN, 0, null, false);
        switch (variant) {
            case "jp":
                return new Iso2022Charset(options, jisx0208, roman, old);
            case "jp_1":
                return new Iso2022Charset(options, jisx0208, jisx0212, roman, old);
            case "jp_2":
                return new Iso2022Charset(
                        options | Iso2022Charset.USES_G2,
                        jisx0208,
                        jisx0212,
                        new Designation(Designation.KSX1001, 0, CodeTable.read("euc_kr"), false),
                        new Designation(Designation.GB2312, 0, CodeTable.read("gb2312"), false),
                        roman,
                        old,
                        new Designation(Designation.LATIN_1, 2, null, false),
                        new Designation(Designation.GREEK, 2, null, false));
            case "jp_2004":
                return jisx0213(options, Designation.JISX0213_2004, CodeTable.read("euc_jis_2004"), jisx0208);
            case "jp_3":
                return jisx0213(options, Designation.JISX0213_2000, CodeTable.read("euc_jisx0213"), jisx0208);
            case "jp_ext":
                return new Iso2022Charset(options, jisx0208, jisx0212, roman, new Designation(Designation.KATAKANA, 0, null, false), old);
            default:
                return null;
        }
    }

    private static MultibyteCharset jisx0213(int options, int mark, CodeTable table, Designation jisx0208) {
        return new Iso2022Charset(
                options,
                new Designation(mark, 0, table, true),
                jisx0208,
                new Designation(mark, 0, table, false),
                new Designation(Designation.JISX0213_SECOND, 0, table, false));
    }
}
