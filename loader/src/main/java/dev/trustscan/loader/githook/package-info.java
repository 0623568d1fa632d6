/**
 * Git hooks as a tripwire: after a checkout, merge or rebase they say what now acts by itself. They
 * come too late to stop anything, and they never change what git does.
 */
@NullMarked
package dev.trustscan.loader.githook;

import org.jspecify.annotations.NullMarked;
