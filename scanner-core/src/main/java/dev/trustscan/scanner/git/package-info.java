/**
 * Reading git's own data without running git and without obeying the repository's configuration.
 *
 * <p>Names and paths in this package are byte strings: each char is one byte. What git stores has
 * no charset, and this form neither loses bytes nor needs arrays as keys.
 */
@NullMarked
package dev.trustscan.scanner.git;

import org.jspecify.annotations.NullMarked;
