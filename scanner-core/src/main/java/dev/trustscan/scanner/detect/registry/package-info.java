/** Every rule in one list. */
@NullMarked
package dev.trustscan.scanner.detect.registry;

import org.jspecify.annotations.NullMarked;
