package org.pyrt.vm.code;

import org.pyrt.api.PyObject;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.Shape;

/**
 * What a site that gets, sets or calls an attribute has learnt about the objects it met. Immutable; a site keeps the newest few in a chain.
 *
 * <p>An entry for instances holds while the shape and the type's version are the same; one for a builtin type while the Java class is the
 * same, since builtin types do not change.
 */
public final class AttributeSite {

    /** Nothing learnt. */
    public static final int UNSET = 0;

    /** An instance's attribute at {@link #index}. */
    public static final int FIELD = 1;

    /** A function or method descriptor of the type, in {@link #value}; the instance has no attribute of that name. */
    public static final int METHOD = 2;

    /** Any other attribute of the type that does not bind, in {@link #value}. */
    public static final int VALUE = 3;

    /** An attribute of a module: {@link #table} and {@link #index} of its namespace. */
    public static final int MODULE = 4;

    /** A new attribute: the instance goes from {@link #shape} to {@link #next}. */
    public static final int ADD = 5;

    /** A method of a builtin type, in {@link #value}, for objects of Java class {@link #javaClass}. */
    public static final int BUILTIN_METHOD = 6;

    /** An attribute found on a type object itself (a class), in {@link #value}: {@link #type} is that class. */
    public static final int CLASS_VALUE = 7;

    /** A member by {@code __slots__}, at {@link #index} among the instance's members. */
    public static final int MEMBER = 8;

    /** A property of the type, in {@link #value}. */
    public static final int PROPERTY = 9;

    /** What a classmethod of an instance's class wraps, in {@link #value}; it binds to {@link #type}. */
    public static final int CLASS_METHOD = 10;

    /** The same, asked of the class itself. */
    public static final int CLASS_METHOD_OF_CLASS = 11;

    public final PyStr name;
    public final int kind;
    public final Shape shape;

    /** The shape if this is a FIELD entry, else null: one comparison tells the eval loop. */
    public final Shape fieldShape;

    /** The shape if this is a METHOD entry, else null. */
    public final Shape methodShape;

    public final PyType type;
    public final int version;
    public final int index;
    public final PyObject value;
    public final Shape next;
    public final DictTable table;
    public final Class<?> javaClass;

    /** An entry learnt before, for other objects; null at the end. */
    public final AttributeSite other;

    /** How many entries follow. */
    public final int length;

    /** A site that has learnt nothing. */
    public AttributeSite(PyStr name) {
        this(name, UNSET, null, null, 0, 0, null, null, null, null, null);
    }

    private AttributeSite(
            PyStr name,
            int kind,
            Shape shape,
            PyType type,
            int version,
            int index,
            PyObject value,
            Shape next,
            DictTable table,
            Class<?> javaClass,
            AttributeSite other) {
        this.name = name;
        this.kind = kind;
        this.shape = shape;
        this.fieldShape = kind == FIELD ? shape : null;
        this.methodShape = kind == METHOD ? shape : null;
        this.type = type;
        this.version = version;
        this.index = index;
        this.value = value;
        this.next = next;
        this.table = table;
        this.javaClass = javaClass;
        boolean keep = other != null && other.kind != UNSET && other.length < 3;
        this.other = keep ? other : null;
        this.length = keep ? other.length + 1 : 0;
    }

    /** Instances of {@code shape} have the attribute at {@code index}. */
    public AttributeSite field(Shape shape, int version, int index) {
        return new AttributeSite(name, FIELD, shape, shape.type, version, index, null, null, null, null, this);
    }

    /** Instances of {@code shape} find {@code value} on their type; it binds if {@code kind} is METHOD. */
    public AttributeSite ofType(int kind, Shape shape, int version, PyObject value) {
        return new AttributeSite(name, kind, shape, shape.type, version, 0, value, null, null, null, this);
    }

    /** Instances of {@code shape} have a member at {@code index}. */
    public AttributeSite member(Shape shape, int version, int index) {
        return new AttributeSite(name, MEMBER, shape, shape.type, version, index, null, null, null, null, this);
    }

    /** The namespace of a module has the attribute at an entry of its table. */
    public AttributeSite module(DictTable table, int entry) {
        return new AttributeSite(name, MODULE, null, null, 0, entry, null, null, table, null, this);
    }

    /** Setting the attribute takes instances from one shape to another. */
    public AttributeSite add(Shape shape, int version, Shape next) {
        return new AttributeSite(name, ADD, shape, shape.type, version, next.size() - 1, null, next, null, null, this);
    }

    /** Objects of a builtin type have the method. */
    public AttributeSite builtinMethod(Class<?> javaClass, PyObject value) {
        return new AttributeSite(name, BUILTIN_METHOD, null, null, 0, 0, value, null, null, javaClass, this);
    }

    /** The class {@code type} itself has the attribute; {@code kind} is CLASS_VALUE or CLASS_METHOD_OF_CLASS. */
    public AttributeSite ofClass(int kind, PyType type, int version, PyObject value) {
        return new AttributeSite(name, kind, null, type, version, 0, value, null, null, null, this);
    }
}
