/**
 * The module {@code _ast}: syntax trees as Python objects. Start at {@code AstModule}; {@code AstTypes} makes the classes, {@code TreeWriter} turns a parsed
 * tree into objects, {@code TreeReader} objects into a tree that can be compiled, {@code TreeValidator} refuses trees that no source gives.
 */
package org.pyrt.vm.modules.ast;
