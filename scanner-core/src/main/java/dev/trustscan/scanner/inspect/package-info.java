/** What units those surfaces hold. */
@NullMarked
package dev.trustscan.scanner.inspect;

import org.jspecify.annotations.NullMarked;
