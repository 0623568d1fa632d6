/**
 * What a person or a team decided, as plain values: decisions, revocations, and the state of the
 * store that they come from. Nothing here reads a file or checks a signature; the store makes these
 * values from verified lines only.
 */
@NullMarked
package dev.trustscan.loader.decision;

import org.jspecify.annotations.NullMarked;
