package org.pyrt.stdlib.expat;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyCapsule;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The module pyexpat, which says that it is expat 2.7.3, whose behaviour it has. Source: CPython 3.14 Modules/pyexpat.c. */
@ExposedModule(name = "pyexpat", doc = "Python wrapper for Expat parser.")
public final class ExpatModule {

    /** The class xml.parsers.expat.ExpatError. */
    static final PyType ERROR = PyType.builtin("xml.parsers.expat.ExpatError", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    @ExposedConstant(name = "EXPAT_VERSION")
    static final String VERSION = "expat_2.7.3";

    @ExposedConstant(name = "native_encoding")
    static final String ENCODING = "UTF-8";

    @ExposedConstant(name = "XML_PARAM_ENTITY_PARSING_NEVER")
    static final int NEVER = 0;

    @ExposedConstant(name = "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE")
    static final int UNLESS_STANDALONE = 1;

    @ExposedConstant(name = "XML_PARAM_ENTITY_PARSING_ALWAYS")
    static final int ALWAYS = 2;

    private static final PyStr CODE = PyStr.interned("code");
    private static final PyStr OFFSET = PyStr.interned("offset");
    private static final PyStr LINE = PyStr.interned("lineno");

    /** The errors from number 1: their names and what they say. */
    private static final String ERRORS =
            "NO_MEMORY=out of memory;"
                    + "SYNTAX=syntax error;"
                    + "NO_ELEMENTS=no element found;"
                    + "INVALID_TOKEN=not well-formed (invalid token);"
                    + "UNCLOSED_TOKEN=unclosed token;"
                    + "PARTIAL_CHAR=partial character;"
                    + "TAG_MISMATCH=mismatched tag;"
                    + "DUPLICATE_ATTRIBUTE=duplicate attribute;"
                    + "JUNK_AFTER_DOC_ELEMENT=junk after document element;"
                    + "PARAM_ENTITY_REF=illegal parameter entity reference;"
                    + "UNDEFINED_ENTITY=undefined entity;"
                    + "RECURSIVE_ENTITY_REF=recursive entity reference;"
                    + "ASYNC_ENTITY=asynchronous entity;"
                    + "BAD_CHAR_REF=reference to invalid character number;"
                    + "BINARY_ENTITY_REF=reference to binary entity;"
                    + "ATTRIBUTE_EXTERNAL_ENTITY_REF=reference to external entity in attribute;"
                    + "MISPLACED_XML_PI=XML or text declaration not at start of entity;"
                    + "UNKNOWN_ENCODING=unknown encoding;"
                    + "INCORRECT_ENCODING=encoding specified in XML declaration is incorrect;"
                    + "UNCLOSED_CDATA_SECTION=unclosed CDATA section;"
                    + "EXTERNAL_ENTITY_HANDLING=error in processing external entity reference;"
                    + "NOT_STANDALONE=document is not standalone;"
                    + "UNEXPECTED_STATE=unexpected parser state - please send a bug report;"
                    + "ENTITY_DECLARED_IN_PE=entity declared in parameter entity;"
                    + "FEATURE_REQUIRES_XML_DTD=requested feature requires XML_DTD support in Expat;"
                    + "CANT_CHANGE_FEATURE_ONCE_PARSING=cannot change setting once parsing has begun;"
                    + "UNBOUND_PREFIX=unbound prefix;"
                    + "UNDECLARING_PREFIX=must not undeclare prefix;"
                    + "INCOMPLETE_PE=incomplete markup in parameter entity;"
                    + "XML_DECL=XML declaration not well-formed;"
                    + "TEXT_DECL=text declaration not well-formed;"
                    + "PUBLICID=illegal character(s) in public id;"
                    + "SUSPENDED=parser suspended;"
                    + "NOT_SUSPENDED=parser not suspended;"
                    + "ABORTED=parsing aborted;"
                    + "FINISHED=parsing finished;"
                    + "SUSPEND_PE=cannot suspend in external parameter entity;"
                    + "RESERVED_PREFIX_XML=reserved prefix (xml) must not be undeclared or bound to another namespace name;"
                    + "RESERVED_PREFIX_XMLNS=reserved prefix (xmlns) must not be declared or undeclared;"
                    + "RESERVED_NAMESPACE_URI=prefix must not be bound to one of the reserved namespace names;"
                    + "INVALID_ARGUMENT=invalid argument;"
                    + "NO_BUFFER=a successful prior call to function XML_GetBuffer is required;"
                    + "AMPLIFICATION_LIMIT_BREACH=limit on input amplification factor (from DTD and entities) breached;"
                    + "NOT_STARTED=parser not started;";

    private static final String MODEL =
            "XML_CTYPE_EMPTY=1;XML_CTYPE_ANY=2;XML_CTYPE_MIXED=3;XML_CTYPE_NAME=4;XML_CTYPE_CHOICE=5;XML_CTYPE_SEQ=6;"
                    + "XML_CQUANT_NONE=0;XML_CQUANT_OPT=1;XML_CQUANT_REP=2;XML_CQUANT_PLUS=3;";

    private static final String FEATURES =
            "sizeof(XML_Char)=1;sizeof(XML_LChar)=1;XML_DTD=0;XML_CONTEXT_BYTES=1024;XML_NS=0;XML_BLAP_MAX_AMP=100;"
                    + "XML_BLAP_ACT_THRES=8388608;XML_GE=0;XML_AT_MAX_AMP=100;XML_AT_ACT_THRES=67108864;";

    private ExpatModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder builder = new ModuleBuilder(ts, "pyexpat", "Python wrapper for Expat parser.", new ExpatModuleAdapter());
        PyModule module = builder.build();
        try (var held = ts.hold(module)) {
            builder.add("ExpatError", ERROR)
                    .add("error", ERROR)
                    .add("XMLParserType", PyXmlParser.TYPE)
                    .add("expat_CAPI", new PyCapsule("pyexpat.expat_CAPI"))
                    .add("version_info", PyTuple.of(ts, PyInt.of(2), PyInt.of(7), PyInt.of(3)));
            addErrors(ts, builder);
            addPart(ts, builder, "model", plain(ts, "pyexpat.model", "Constants used to interpret content model information.").numbers(MODEL).build());
            addFeatures(ts, builder);
            return module;
        }
    }

    private static ModuleBuilder plain(ThreadState ts, String name, String doc) {
        return new ModuleBuilder(ts, name, doc, new EmptyModuleAdapter());
    }

    @CleanPoint
    private static void addPart(ThreadState ts, ModuleBuilder builder, String name, PyModule part) {
        builder.add(name, part);
    }

    @CleanPoint
    private static void addErrors(ThreadState ts, ModuleBuilder builder) {
        ModuleBuilder errors = plain(ts, "pyexpat.errors", "Constants used to describe error conditions.");
        PyModule module = errors.build();
        builder.add("errors", module);
        PyDict codes = new PyDict(ts);
        errors.add("codes", codes);
        PyDict messages = new PyDict(ts);
        errors.add("messages", messages);
        try (var held = ts.hold(codes);
                var heldMessages = ts.hold(messages)) {
            int number = 1;
            int at = 0;
            for (int end; (end = ERRORS.indexOf(';', at)) >= 0; at = end + 1) {
                int equals = ERRORS.indexOf('=', at);
                PyStr message = PyStr.of(ERRORS.substring(equals + 1, end));
                errors.add("XML_ERROR_" + ERRORS.substring(at, equals), message);
                codes.putStr(ts, message, PyInt.of(number));
                messages.put(ts, PyInt.of(number), message);
                number++;
            }
        }
    }

    private static void addFeatures(ThreadState ts, ModuleBuilder builder) {
        PyList features = new PyList(ts);
        builder.add("features", features);
        int at = 0;
        for (int end; (end = FEATURES.indexOf(';', at)) >= 0; at = end + 1) {
            int equals = FEATURES.indexOf('=', at);
            PyInt value = PyInt.of(Long.parseLong(FEATURES, equals + 1, end, 10));
            features.append(ts, PyTuple.of(ts, PyStr.of(FEATURES.substring(at, equals)), value));
        }
    }

    /** What an error of expat says; null if there is none of the number. */
    private static String message(long number) {
        int at = 0;
        for (int n = 1, end; (end = ERRORS.indexOf(';', at)) >= 0; at = end + 1, n++) {
            if (n == number) {
                return ERRORS.substring(ERRORS.indexOf('=', at) + 1, end);
            }
        }
        return null;
    }

    /** ExpatError for an error where a parser is. */
    @CleanPoint
    static Raised error(ThreadState ts, XmlParser parser, int code) {
        return error(ts, parser, code, message(code) + ": line " + parser.line() + ", column " + parser.column());
    }

    /** ExpatError with a text. */
    @CleanPoint
    static Raised error(ThreadState ts, XmlParser parser, int code, String text) {
        PyObject e = Calls.call(ts, ERROR, PyStr.of(text));
        try (var held = ts.hold(e)) {
            Attributes.set(ts, e, CODE, PyInt.of(code));
            Attributes.set(ts, e, OFFSET, PyInt.of(parser.column()));
            Attributes.set(ts, e, LINE, PyInt.of(parser.line()));
            return Errors.raise(ts, (PyBaseException) e);
        }
    }

    @ExposedMethod(
            name = "ParserCreate",
            doc = "ParserCreate($module, /, encoding=None, namespace_separator=None, intern=<unrepresentable>)\n--\n\nReturn a new XML parser object.")
    static PyObject parserCreate(
            ThreadState ts, @Default("None") String encoding, @Default("None") String namespace_separator, @Default PyObject intern) {
        if (namespace_separator != null && namespace_separator.length() > 1) {
            throw Errors.valueError(ts, "namespace_separator must be at most one character, omitted, or None");
        }
        if (intern != null && intern != PyNone.NONE && !(intern instanceof PyDict)) {
            throw Errors.typeError(ts, "intern must be a dictionary");
        }
        int separator = namespace_separator == null ? -1 : namespace_separator.isEmpty() ? 0 : namespace_separator.charAt(0);
        PyObject names = intern == null ? new PyDict(ts) : intern == PyNone.NONE ? null : intern;
        return new PyXmlParser(ts, encoding, separator, names);
    }

    @ExposedMethod(name = "ErrorString", doc = "ErrorString($module, code, /)\n--\n\nReturns string error for given number.")
    static PyObject errorString(@PositionalOnly long code) {
        String text = message(code);
        return text == null ? PyNone.NONE : PyStr.of(text);
    }
}
