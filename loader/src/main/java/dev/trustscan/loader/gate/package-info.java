/**
 * The gate: the one way from what a repository says to something that acts. It compares inert units
 * with the decisions of a verified store and hands out tokens; without a token there is nothing to
 * activate.
 */
@NullMarked
package dev.trustscan.loader.gate;

import org.jspecify.annotations.NullMarked;
