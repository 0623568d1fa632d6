/**
 * Binding: which repository a checkout is, where its bytes come from, and its units as values that
 * the gate can judge.
 */
@NullMarked
package dev.trustscan.loader.bind;

import org.jspecify.annotations.NullMarked;
