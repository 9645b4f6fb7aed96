/**
 * The module {@code sys.monitoring}: which tools want to hear of which events. Start at {@code MonitoringModule}.
 */
package org.pyrt.vm.modules.monitoring;
