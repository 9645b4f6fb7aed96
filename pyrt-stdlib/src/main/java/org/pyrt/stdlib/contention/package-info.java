/**
 * The module {@code pyrt.contention}: what threads waited for, for how long, at which lines. Start at {@code ContentionModule}; {@code Recorder} hears of the waits, a
 * {@code Recording} keeps them, {@code Page} shows them. Any thread may be told of at any time, so what is kept is guarded by monitors that are leaves.
 */
package org.pyrt.stdlib.contention;
