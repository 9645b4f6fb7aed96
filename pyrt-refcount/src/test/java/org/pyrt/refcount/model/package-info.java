/**
 * An explicit-state model checker for the reference protocol: {@link org.pyrt.refcount.model.ProtocolModel} says what threads may do to
 * one object, one atomic access a step, {@link org.pyrt.refcount.model.Explorer} tries every order of the steps.
 */
package org.pyrt.refcount.model;
