/** Replaying a history: how often a policy would have asked, and whether it missed anything. */
@NullMarked
package dev.trustscan.loader.replay;

import org.jspecify.annotations.NullMarked;
