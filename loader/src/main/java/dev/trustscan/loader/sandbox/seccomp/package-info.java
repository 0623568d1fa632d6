/** The filter on system calls, generated for the kernel's own machine. */
@NullMarked
package dev.trustscan.loader.sandbox.seccomp;

import org.jspecify.annotations.NullMarked;
