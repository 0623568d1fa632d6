/** The trustscan command. */
@NullMarked
package dev.trustscan.cli;

import org.jspecify.annotations.NullMarked;
