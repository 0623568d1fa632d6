/**
 * Signed JSON: DSSE envelopes around in-toto statements, signed as SSHSIG. One value has one byte
 * form, and what is not in that form is refused, so that nothing can be said twice or hidden.
 */
@NullMarked
package dev.trustscan.loader.envelope;

import org.jspecify.annotations.NullMarked;
