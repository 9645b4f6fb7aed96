package org.pyrt.vm.symtable;

/** Name mangling: {@code __spam} within class {@code Ham} is {@code _Ham__spam}. */
public final class Mangling {

    private Mangling() {}

    /** The name as it is within a class; {@code className} is null outside of any. */
    public static String mangle(String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? name : "_" + className.substring(start) + name;
    }

    /** The same in a scope that may restrict mangling to some names. */
    public static String mangle(String className, Scope scope, String name) {
        if (scope.mangledNames != null && !scope.mangledNames.contains(name)) {
            return name;
        }
        return mangle(className, name);
    }
}
