/** Matches repository paths against every pattern of the catalogue at once. */
@NullMarked
package dev.trustscan.rules.match;

import org.jspecify.annotations.NullMarked;
