/**
 * Compiles what was trusted into configuration for agents that are not Java: vetted files outside
 * the checkout, the command line with which the agent ignores the project's own, and a plan in
 * JSON.
 *
 * <p>Nothing here decides; it renders what the gate let through.
 */
@NullMarked
package dev.trustscan.loader.adapt;

import org.jspecify.annotations.NullMarked;
