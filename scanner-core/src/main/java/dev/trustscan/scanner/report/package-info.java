/** The result of a scan, and its renderings. */
@NullMarked
package dev.trustscan.scanner.report;

import org.jspecify.annotations.NullMarked;
