/**
 * Contracts of the parts that an image chooses by linking: the cycle collector and the allocator. Start at
 * {@link org.pyrt.api.service.SingleService}, which finds the one provider.
 */
package org.pyrt.api.service;
