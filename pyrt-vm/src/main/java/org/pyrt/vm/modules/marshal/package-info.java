/**
 * The module marshal: values and code objects as bytes. The format of values is CPython's (version 5); code objects have a form of our own. Start at
 * {@code MarshalModule}.
 */
package org.pyrt.vm.modules.marshal;
