/** Reads, validates and compiles the catalogue's YAML when the project is built. */
@NullMarked
package dev.trustscan.rules.compile;

import org.jspecify.annotations.NullMarked;
