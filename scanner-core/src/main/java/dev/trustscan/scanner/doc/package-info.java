/** Documents as their consumers read them: one tree of nodes with exact spans for every format. */
@NullMarked
package dev.trustscan.scanner.doc;

import org.jspecify.annotations.NullMarked;
