package org.pyrt.objects.function;

import org.pyrt.objects.type.SlotId;

/** Docstrings and text signatures of slot wrappers: as in CPython, they follow from the name, whatever the type. */
final class SlotDocs {

    private static final String[] NAMES = {"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "xor", "or"};
    private static final String[] SYMBOLS = {"+", "-", "*", "@", "/", "//", "%", "<<", ">>", "&", "^", "|"};
    private static final String[] COMPARISONS = {"lt", "<", "le", "<=", "eq", "==", "ne", "!=", "gt", ">", "ge", ">="};

    private static final String SELF = "($self, /)";
    private static final String VALUE = "($self, value, /)";
    private static final String KEY = "($self, key, /)";

    private SlotDocs() {}

    /** The docstring for a slot, with its signature before it; {@code own} where nothing is known of the slot. */
    static String of(int slotId, String own) {
        String name = SlotId.name(slotId);
        String bare = name.substring(2, name.length() - 2);
        String text = special(bare);
        if (text == null) {
            text = operator(bare);
        }
        if (text == null) {
            return own;
        }
        int end = text.indexOf(')') + 1;
        return name + text.substring(0, end) + "\n--\n\n" + text.substring(end);
    }

    private static String operator(String bare) {
        for (int i = 0; i < COMPARISONS.length; i += 2) {
            if (bare.equals(COMPARISONS[i])) {
                return VALUE + "Return self" + COMPARISONS[i + 1] + "value.";
            }
        }
        for (int i = 0; i < NAMES.length; i++) {
            if (bare.endsWith(NAMES[i])) {
                String prefix = bare.substring(0, bare.length() - NAMES[i].length());
                switch (prefix) {
                    case "":
                        return VALUE + "Return self" + SYMBOLS[i] + "value.";
                    case "r":
                        return VALUE + "Return value" + SYMBOLS[i] + "self.";
                    case "i":
                        return VALUE + (NAMES[i].equals("add") || NAMES[i].equals("mul") ? "Implement self" : "Return self") + SYMBOLS[i] + "=value.";
                    default:
                }
            }
        }
        return null;
    }

    private static String special(String bare) {
        switch (bare) {
            case "repr", "str", "hash", "len":
                return SELF + "Return " + bare + "(self).";
            case "iter", "next":
                return SELF + "Implement " + bare + "(self).";
            case "abs", "int", "float":
                return SELF + bare + "(self)";
            case "neg":
                return SELF + "-self";
            case "pos":
                return SELF + "+self";
            case "invert":
                return SELF + "~self";
            case "bool":
                return SELF + "True if self else False";
            case "index":
                return SELF + "The integer that self stands for where an index is wanted.";
            case "getattribute":
                return "($self, name, /)Return getattr(self, name).";
            case "setattr":
                return "($self, name, value, /)Implement setattr(self, name, value).";
            case "delattr":
                return "($self, name, /)Implement delattr(self, name).";
            case "init":
                return "($self, /, *args, **kwargs)Initialize self.  See help(type(self)) for accurate signature.";
            case "call":
                return "($self, /, *args, **kwargs)Call self as a function.";
            case "divmod":
                return VALUE + "Return divmod(self, value).";
            case "rdivmod":
                return VALUE + "Return divmod(value, self).";
            case "pow":
                return "($self, value, mod=None, /)Return pow(self, value, mod).";
            case "rpow":
                return "($self, value, mod=None, /)Return pow(value, self, mod).";
            case "ipow":
                return VALUE + "Return self**=value.";
            default:
                return container(bare);
        }
    }

    private static String container(String bare) {
        switch (bare) {
            case "getitem":
                return KEY + "Return self[key].";
            case "setitem":
                return "($self, key, value, /)Set self[key] to value.";
            case "delitem":
                return KEY + "Delete self[key].";
            case "contains":
                return KEY + "Return bool(key in self).";
            case "get":
                return "($self, instance, owner=None, /)The value that the attribute has for instance, of type owner.";
            case "set":
                return "($self, instance, value, /)Give the attribute of instance a value.";
            case "delete":
                return "($self, instance, /)Take the attribute away from instance.";
            case "del":
                return SELF + "Called before the instance is gone.";
            case "await":
                return SELF + "Return an iterator for an await expression.";
            case "aiter":
                return SELF + "Return an asynchronous iterator.";
            case "anext":
                return SELF + "Return an awaitable for the next value, which may raise StopAsyncIteration.";
            default:
                return null;
        }
    }
}
