/**
 * The signed trust store: keys and what each may do, a hash-chained log of decisions, a second
 * chain of events, a signed checkpoint, and a mark kept elsewhere against rollback. A yes is in the
 * view only if every line up to it was checked; a no counts wherever it is found.
 */
@NullMarked
package dev.trustscan.loader.store;

import org.jspecify.annotations.NullMarked;
