/**
 * Where bytes come from: a work tree, a git tree, the index, an archive; read inertly and within
 * limits.
 */
@NullMarked
package dev.trustscan.scanner.source;

import org.jspecify.annotations.NullMarked;
