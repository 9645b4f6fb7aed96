/**
 * Annotations for Java code that handles Python objects: {@link org.pyrt.api.annotation.CleanPoint} for the rules of references,
 * the others describe types, modules, methods and functions written in Java to the annotation processor.
 */
package org.pyrt.api.annotation;
