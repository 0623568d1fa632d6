/**
 * What a sandboxed run is going to be, as plain data: profiles, the user's policy, the planner and
 * the rules that every plan keeps.
 */
@NullMarked
package dev.trustscan.loader.sandbox.plan;

import org.jspecify.annotations.NullMarked;
