package org.pyrt.vm.ast;

/** What is done to a name, attribute, item or display of targets. */
public enum ExprContext { LOAD, STORE, DEL }
