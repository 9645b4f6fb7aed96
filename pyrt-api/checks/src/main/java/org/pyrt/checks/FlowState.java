package org.pyrt.checks;

import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known at one point of a method: which reference each variable may be, and which references crossed a clean point unheld. */
final class FlowState {

    /**
     * A reference, named by the expression that got it. The one got there in an earlier round of a loop, if a variable still has it, is
     * {@code older}. A variable with no reference is safe.
     */
    record Value(Tree origin, boolean older) {}

    /** Control never gets here. */
    boolean dead;

    private Map<Symbol, Set<Value>> variables = new HashMap<>();
    private Set<Value> known = new HashSet<>();

    /** The clean point that each value crossed first. */
    private Map<Value, String> crossed = new HashMap<>();

    private Map<Value, Integer> held = new HashMap<>();

    /** Operands that wait for later ones to be evaluated. */
    private Set<Value> waiting = new HashSet<>();

    /** Held by pushHold, oldest first, until unholdTo goes below. */
    private List<Set<Value>> pushed = new ArrayList<>();

    /** Variables that have a mark, with how many were pushed below it. */
    private Map<Symbol, Integer> marks = new HashMap<>();

    FlowState copy() {
        FlowState s = new FlowState();
        s.dead = dead;
        s.variables = new HashMap<>(variables);
        s.known = new HashSet<>(known);
        s.crossed = new HashMap<>(crossed);
        s.held = new HashMap<>(held);
        s.pushed = new ArrayList<>(pushed);
        s.marks = new HashMap<>(marks);
        s.waiting = new HashSet<>(waiting);
        return s;
    }

    /** What is known where control comes from {@code a} or {@code b}; may be one of them. */
    static FlowState join(FlowState a, FlowState b) {
        if (a == null || a.dead) {
            return b == null ? a : b;
        }
        if (b == null || b.dead) {
            return a;
        }
        FlowState s = a.copy();
        s.crossed.keySet().retainAll(a.live());
        Set<Value> live = b.live();
        b.crossed.forEach((v, where) -> {
            if (live.contains(v)) {
                s.crossed.putIfAbsent(v, where);
            }
        });
        Set<Value> mine = a.live();
        b.variables.forEach((v, values) -> s.variables.merge(v, values, FlowState::union));
        for (int i = 0; i < b.pushed.size(); i++) {
            if (i < s.pushed.size()) {
                s.pushed.set(i, union(s.pushed.get(i), b.pushed.get(i)));
            } else {
                s.pushed.add(b.pushed.get(i));
            }
        }
        s.marks.putAll(b.marks);
        for (Value v : b.known) {
            int here = a.held.getOrDefault(v, 0);
            int there = b.held.getOrDefault(v, 0);
            s.held.put(v, !mine.contains(v) ? there : live.contains(v) ? Math.min(there, here) : here);
        }
        s.known.addAll(b.known);
        return s;
    }

    /** What somebody may still use: a value that one path has overwritten says nothing about the other path's. */
    private Set<Value> live() {
        Set<Value> live = new HashSet<>(waiting);
        variables.values().forEach(live::addAll);
        return live;
    }

    /** The variables known here. */
    Set<Symbol> variables() {
        return new HashSet<>(variables.keySet());
    }

    /** Only variables that are in {@code around} are left. */
    void leaveScope(Set<Symbol> around) {
        variables.keySet().retainAll(around);
    }

    /** Notes values that are operands of a call whose other operands are still to come. */
    void await(Set<Value> operands) {
        waiting.addAll(operands);
    }

    /** The call has its operands. */
    void awaited(Set<Value> operands) {
        waiting.removeAll(operands);
    }

    static Set<Value> union(Set<Value> a, Set<Value> b) {
        if (a.containsAll(b)) {
            return a;
        }
        Set<Value> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }

    /** The references a variable may be; null if it was never assigned one. */
    Set<Value> get(Symbol variable) {
        return variables.get(variable);
    }

    void assign(Symbol variable, Set<Value> values) {
        variables.put(variable, values);
    }

    void forget(Symbol variable) {
        variables.remove(variable);
    }

    /** A reference just got by {@code origin}. */
    Set<Value> fresh(Tree origin) {
        Value value = new Value(origin, false);
        if (known.contains(value)) {
            Value older = new Value(origin, true);
            variables.replaceAll((v, values) -> values.contains(value) ? replace(values, value, older) : values);
            rename(crossed, value, older);
            rename(held, value, older);
            pushed.replaceAll(values -> values.contains(value) ? replace(values, value, older) : values);
            known.add(older);
        }
        known.add(value);
        return Set.of(value);
    }

    private static Set<Value> replace(Set<Value> values, Value from, Value to) {
        Set<Value> result = new HashSet<>(values);
        result.remove(from);
        result.add(to);
        return result;
    }

    private static <T> void rename(Map<Value, T> map, Value from, Value to) {
        T old = map.remove(from);
        if (old != null) {
            map.put(to, old);
        } else {
            map.remove(to);
        }
    }

    /** Every reference that is not held crosses the clean point. */
    void cross(String cleanPoint) {
        for (Value v : known) {
            if (held.getOrDefault(v, 0) == 0) {
                crossed.putIfAbsent(v, cleanPoint);
            }
        }
    }

    /** The clean point that one of {@code values} crossed, or null. */
    String crossedBy(Set<Value> values) {
        for (Value v : values) {
            String where = crossed.get(v);
            if (where != null) {
                return where;
            }
        }
        return null;
    }

    /** Whether one of {@code values} is not held. */
    boolean floats(Set<Value> values) {
        for (Value v : values) {
            if (held.getOrDefault(v, 0) == 0) {
                return true;
            }
        }
        return false;
    }

    void hold(Set<Value> values) {
        for (Value v : values) {
            held.merge(v, 1, Integer::sum);
        }
    }

    void release(Set<Value> values) {
        for (Value v : values) {
            held.merge(v, -1, (n, one) -> Math.max(0, n - 1));
        }
    }

    void pushHold(Set<Value> values) {
        hold(values);
        pushed.add(values);
    }

    /** The variable gets the height of the stack of holds. */
    void mark(Symbol variable) {
        marks.put(variable, pushed.size());
    }

    /** Gives up what was pushed above the mark; above all marks if the variable has none known. */
    void releasePushed(Symbol mark) {
        int height = marks.getOrDefault(mark, 0);
        while (pushed.size() > height) {
            release(pushed.removeLast());
        }
    }

    /** Gives up the holds of scopes opened since {@code earlier}, as an exception does on its way out; what was pushed stays held. */
    void resetHolds(FlowState earlier) {
        Map<Value, Integer> kept = new HashMap<>(earlier.held);
        for (int i = earlier.pushed.size(); i < pushed.size(); i++) {
            for (Value v : pushed.get(i)) {
                if (held.getOrDefault(v, 0) > 0) {
                    kept.merge(v, 1, Integer::sum);
                }
            }
        }
        held = kept;
    }
}
