package org.pyrt.vm.modules.ast;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.compiler.CompileOptions;

/** The module {@code _ast}. Source: CPython 3.14 Python/Python-ast.c. */
@ExposedModule(name = "_ast")
public final class AstModule {

    @ExposedConstant(name = "PyCF_ALLOW_TOP_LEVEL_AWAIT")
    static final int ALLOW_TOP_LEVEL_AWAIT = CompileOptions.ALLOW_TOP_LEVEL_AWAIT;

    @ExposedConstant(name = "PyCF_ONLY_AST")
    static final int ONLY_AST = CompileOptions.ONLY_AST;

    @ExposedConstant(name = "PyCF_OPTIMIZED_AST")
    static final int OPTIMIZED_AST = CompileOptions.OPTIMIZED_AST;

    @ExposedConstant(name = "PyCF_TYPE_COMMENTS")
    static final int TYPE_COMMENTS = CompileOptions.TYPE_COMMENTS;

    private AstModule() {}

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "_ast", "", new AstModuleAdapter());
        AstTypes types = AstTypes.of(ts);
        b.add("AST", types.root);
        for (AstTypes.Kind kind : types.all()) {
            b.add(kind.name, kind.type);
        }
        return b.build();
    }
}
