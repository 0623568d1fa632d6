/**
 * Git inside the sandbox, and what comes out of it. The host's git never reads a configuration that
 * the sandbox could have written.
 */
@NullMarked
package dev.trustscan.loader.sandbox.git;

import org.jspecify.annotations.NullMarked;
