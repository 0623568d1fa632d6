/**
 * Runs programs contained: what was trusted is there, what was not is not, and what the run left
 * behind is looked at before anybody else sees it.
 */
@NullMarked
package dev.trustscan.loader.sandbox;

import org.jspecify.annotations.NullMarked;
