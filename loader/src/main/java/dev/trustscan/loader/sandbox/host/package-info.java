/** What the host has and what the launcher makes on it: programs, run folders, checks, copies. */
@NullMarked
package dev.trustscan.loader.sandbox.host;

import org.jspecify.annotations.NullMarked;
