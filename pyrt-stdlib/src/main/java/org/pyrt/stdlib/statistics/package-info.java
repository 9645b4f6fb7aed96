/** The module {@code _statistics}. Start at {@code StatisticsModule}. */
package org.pyrt.stdlib.statistics;
