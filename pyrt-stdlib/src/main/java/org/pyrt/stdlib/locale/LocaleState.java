package org.pyrt.stdlib.locale;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.pyrt.objects.host.ChildEnvironment;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * Which locale an interpreter uses for each category. There are two: C, and C with UTF-8, under the spellings that the C library takes. Thread-safe: one monitor.
 */
final class LocaleState {

    static final int ALL = 6;

    private static final String[] CATEGORIES = {"LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"};
    private static final String[] ALL_NAMES = {
        "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT",
        "LC_IDENTIFICATION"
    };

    private final Map<String, String> names = new HashMap<>();

    /** The domain of messages, and where each domain's are. */
    private String domain = "messages";

    private final Map<String, String> folders = new HashMap<>();
    private final Map<String, String> codesets = new HashMap<>();

    private LocaleState(ThreadState ts) {
        for (String category : ALL_NAMES) {
            names.put(category, "C");
        }
        names.put("LC_CTYPE", atStart(ts));
    }

    /** The one of the thread's interpreter. */
    static LocaleState of(ThreadState ts) {
        return Interpreter.of(ts).state(LocaleState.class, () -> new LocaleState(ts));
    }

    /** The locale of characters that the process was started with, which C may have been taken for; programs may have changed the environment since. */
    private static String atStart(ThreadState ts) {
        String name = told("LC_CTYPE", System.getenv()::get);
        return name.equals("C") && Interpreter.of(ts).localeEncoding().equals("UTF-8") ? "C.UTF-8" : name;
    }

    /** What an environment says of a category, C where that is none of ours. */
    private static String told(String category, UnaryOperator<String> environment) {
        for (String variable : new String[] {"LC_ALL", category, "LANG"}) {
            String value = environment.apply(variable);
            if (value != null && !value.isEmpty()) {
                String known = known(value);
                return known != null ? known : isUtf8(value) ? "C.UTF-8" : "C";
            }
        }
        return "C";
    }

    /** The name that the C library gives back for a locale, or null for none of ours. */
    private static String known(String name) {
        if (name.equals("C") || name.equals("POSIX")) {
            return "C";
        }
        return name.startsWith("C.") && isUtf8(name) ? name : null;
    }

    private static boolean isUtf8(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".utf-8") || lower.endsWith(".utf8");
    }

    static boolean isCategory(int category) {
        return category >= 0 && category <= ALL;
    }

    /** The name of a category's locale; of all, one name, or what each has. */
    synchronized String get(int category) {
        if (category != ALL) {
            return names.get(CATEGORIES[category]);
        }
        String first = names.get(ALL_NAMES[0]);
        StringBuilder all = new StringBuilder();
        boolean same = true;
        for (String name : ALL_NAMES) {
            same &= names.get(name).equals(first);
            all.append(all.isEmpty() ? "" : ";").append(name).append('=').append(names.get(name));
        }
        return same ? first : all.toString();
    }

    /** Sets a category or all; false, having done nothing, if there is no such locale. */
    synchronized boolean set(ThreadState ts, int category, String name) {
        String[] affected = category == ALL ? ALL_NAMES : new String[] {CATEGORIES[category]};
        Map<String, String> wanted = new HashMap<>();
        if (category == ALL && name.indexOf('=') >= 0) {
            for (String part : name.split(";", -1)) {
                int equals = part.indexOf('=');
                if (equals < 0 || !names.containsKey(part.substring(0, equals))) {
                    return false;
                }
                wanted.put(part.substring(0, equals), known(part.substring(equals + 1)));
            }
        } else {
            for (String each : affected) {
                wanted.put(each, name.isEmpty() ? told(each, ChildEnvironment.of(ts)::get) : known(name));
            }
        }
        if (wanted.containsValue(null)) {
            return false;
        }
        names.putAll(wanted);
        return true;
    }

    /** The encoding of text. */
    synchronized String encoding() {
        return isUtf8(names.get("LC_CTYPE")) ? "UTF-8" : "ANSI_X3.4-1968";
    }

    /** The domain of messages; {@code name} sets it if it is not null. */
    synchronized String domain(String name) {
        if (name != null) {
            domain = name.isEmpty() ? "messages" : name;
        }
        return domain;
    }

    /** Where the messages of a domain are; {@code folder} sets it if it is not null. */
    synchronized String folder(String of, String folder) {
        if (folder != null) {
            folders.put(of, folder);
        }
        return folders.getOrDefault(of, "/usr/share/locale");
    }

    /** The encoding of a domain's messages, or null; {@code codeset} sets it if it is not null. */
    synchronized String codeset(String of, String codeset) {
        if (codeset != null) {
            codesets.put(of, codeset);
        }
        return codesets.get(of);
    }
}
