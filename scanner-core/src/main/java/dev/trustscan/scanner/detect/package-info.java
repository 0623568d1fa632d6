/** What about those units a person should know. */
@NullMarked
package dev.trustscan.scanner.detect;

import org.jspecify.annotations.NullMarked;
