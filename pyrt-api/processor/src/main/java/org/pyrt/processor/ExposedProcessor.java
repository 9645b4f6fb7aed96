package org.pyrt.processor;

import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;

/**
 * Writes {@code <Class>Adapter} beside every class annotated {@link ExposedType} or {@link ExposedModule}. A class with a malformed
 * declaration gets compile errors and no adapter.
 */
@SupportedAnnotationTypes("org.pyrt.api.annotation.*")
public final class ExposedProcessor extends AbstractProcessor {

    private static final List<Class<? extends Annotation>> MEMBERS =
            List.of(ExposedMethod.class, ExposedGetter.class, ExposedSetter.class, ExposedConstant.class);

    /** Called by javac. */
    public ExposedProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ModelReader reader = new ModelReader(processingEnv);
        for (Element e : round.getElementsAnnotatedWith(ExposedType.class)) {
            if (e.getAnnotation(ExposedModule.class) == null) {
                adapt((TypeElement) e, reader);
            } else {
                error("a class is a type or a module, not both", e);
            }
        }
        for (Element e : round.getElementsAnnotatedWith(ExposedModule.class)) {
            if (e.getAnnotation(ExposedType.class) == null) {
                adapt((TypeElement) e, reader);
            }
        }
        for (Class<? extends Annotation> kind : MEMBERS) {
            for (Element e : round.getElementsAnnotatedWith(kind)) {
                checkEnclosing(e, kind);
            }
        }
        return false;
    }

    private void adapt(TypeElement type, ModelReader reader) {
        ExposedClass model = reader.read(type);
        if (model != null) {
            write(model, type);
        }
    }

    private void checkEnclosing(Element member, Class<? extends Annotation> kind) {
        Element owner = member.getEnclosingElement();
        if (owner.getAnnotation(ExposedType.class) == null && owner.getAnnotation(ExposedModule.class) == null) {
            error("@" + kind.getSimpleName() + " needs a class annotated @ExposedType or @ExposedModule around it", member);
        }
    }

    private void write(ExposedClass model, Element origin) {
        String name = model.packageName.isEmpty() ? model.adapterName() : model.packageName + "." + model.adapterName();
        try (Writer out = processingEnv.getFiler().createSourceFile(name, origin).openWriter()) {
            out.write(new AdapterWriter(model).text());
        } catch (IOException e) {
            error("cannot write " + name + ": " + e.getMessage(), origin);
        }
    }

    private void error(String message, Element where) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
    }
}
