/** Which surfaces of the catalogue a repository has. */
@NullMarked
package dev.trustscan.scanner.inventory;

import org.jspecify.annotations.NullMarked;
