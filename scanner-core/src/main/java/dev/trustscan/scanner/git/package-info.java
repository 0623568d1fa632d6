/**
 * Reading git's own data without running git and without obeying the repository's configuration.
 */
@NullMarked
package dev.trustscan.scanner.git;

import org.jspecify.annotations.NullMarked;
