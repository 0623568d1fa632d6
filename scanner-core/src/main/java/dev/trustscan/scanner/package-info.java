/** Looks at a repository without acting on it. Start at {@link dev.trustscan.scanner.Scanner}. */
@NullMarked
package dev.trustscan.scanner;

import org.jspecify.annotations.NullMarked;
