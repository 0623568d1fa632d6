/** Which repository files a unit reaches, and what it reaches beyond. */
@NullMarked
package dev.trustscan.scanner.closure;

import org.jspecify.annotations.NullMarked;
