/** Signals from outside, sent to a program that runs in a process of its own. */
package org.pyrt.dist.signals;
