package org.pyrt.processor;

/** Writes the source of one class {@code <Class>Slots}. */
final class SlotWriter {

    private final SlotClass model;
    private final StringBuilder out = new StringBuilder(2048);

    SlotWriter(SlotClass model) {
        this.model = model;
    }

    /** The whole compilation unit. */
    String text() {
        writeClass();
        String body = out.toString();
        String head = model.packageName().isEmpty() ? "" : "package " + model.packageName() + ";\n\n";
        return head + Imports.of(body, model.packageName()) + "\n" + body;
    }

    private void writeClass() {
        line("/** Visits and empties the counted slots of {@link " + model.javaName() + "}. Generated from its annotations. */");
        line("final class " + model.slotsName() + " {");
        line("");
        line("    private " + model.slotsName() + "() {}");
        writeTraverse();
        writeClear();
        line("}");
    }

    private void writeTraverse() {
        line("");
        line("    /** Shows what {@code self}'s slots hold, those of its superclass left out. */");
        line("    static void traverse(" + model.javaName() + " self, SlotVisitor visitor) {");
        for (SlotClass.Field f : model.fields()) {
            String visit = (f.array() ? "Slots.visitAll(visitor, self." : "Slots.visit(visitor, self.") + f.name() + ");";
            if (f.stays()) {
                line("        if (!self.cleared) {");
                line("            " + visit);
                line("        }");
            } else {
                line("        " + visit);
            }
        }
        line("    }");
    }

    private void writeClear() {
        line("");
        line("    /** Drops what {@code self}'s slots hold, the first first, those of its superclass left out. */");
        line("    static void clear(ThreadState ts, " + model.javaName() + " self) {");
        if (model.remembers()) {
            line("        boolean again = self.cleared;");
            line("        self.cleared = true;");
        }
        boolean declared = false;
        for (SlotClass.Field f : model.fields()) {
            String field = "self." + f.name();
            if (f.array()) {
                line("        Slots.clearAll(ts, " + field + ");");
            } else if (f.stays()) {
                line("        if (!again) {");
                line("            Refs.decref(ts, " + field + ");");
                line("        }");
            } else {
                line("        " + (declared ? "" : "PyObject ") + "old = " + field + ";");
                line("        " + field + " = null;");
                line("        Refs.decref(ts, old);");
                declared = true;
            }
        }
        line("    }");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
