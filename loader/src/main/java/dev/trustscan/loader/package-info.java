/** Trust decisions, the gate and the sandbox launcher. */
@NullMarked
package dev.trustscan.loader;

import org.jspecify.annotations.NullMarked;
