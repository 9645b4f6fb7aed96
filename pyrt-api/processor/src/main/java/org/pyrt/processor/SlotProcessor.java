package org.pyrt.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.pyrt.api.annotation.Slot;

/**
 * Writes {@code <Class>Slots} beside every counted class that has fields annotated {@link Slot} and is not annotated as written by hand: its static methods
 * {@code traverse} and {@code clear} are what the class's own call. A class with a malformed declaration gets compile errors and nothing is generated.
 */
@SupportedAnnotationTypes("org.pyrt.api.annotation.Slot")
public final class SlotProcessor extends AbstractProcessor {

    /** Called by javac. */
    public SlotProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> classes = new LinkedHashSet<>();
        for (Element field : round.getElementsAnnotatedWith(Slot.class)) {
            classes.add((TypeElement) field.getEnclosingElement());
        }
        SlotReader reader = new SlotReader(processingEnv);
        for (TypeElement type : classes) {
            SlotClass model = reader.read(type);
            if (model != null) {
                write(model, type);
            }
        }
        return false;
    }

    private void write(SlotClass model, Element origin) {
        String name = model.packageName().isEmpty() ? model.slotsName() : model.packageName() + "." + model.slotsName();
        try (Writer out = processingEnv.getFiler().createSourceFile(name, origin).openWriter()) {
            out.write(new SlotWriter(model).text());
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + name + ": " + e.getMessage(), origin);
        }
    }
}
