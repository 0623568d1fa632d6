/** Writes the pages of {@code docs} that say what the catalogue says. */
@NullMarked
package dev.trustscan.rules.pages;

import org.jspecify.annotations.NullMarked;
