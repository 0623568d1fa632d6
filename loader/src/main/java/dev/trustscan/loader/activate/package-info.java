/**
 * Activators: each turns trusted units of one kind into typed configuration. No class of this
 * package is needed, or loaded, before the gate has said yes.
 */
@NullMarked
package dev.trustscan.loader.activate;

import org.jspecify.annotations.NullMarked;
