/** What a command line or a script would do, as far as its text says. */
@NullMarked
package dev.trustscan.scanner.command;

import org.jspecify.annotations.NullMarked;
