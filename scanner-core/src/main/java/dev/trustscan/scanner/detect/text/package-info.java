/** What stands in text that a model or a person reads. */
@NullMarked
package dev.trustscan.scanner.detect.text;

import org.jspecify.annotations.NullMarked;
