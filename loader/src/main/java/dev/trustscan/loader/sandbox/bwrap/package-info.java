/** Runs plans with bubblewrap. */
@NullMarked
package dev.trustscan.loader.sandbox.bwrap;

import org.jspecify.annotations.NullMarked;
