/**
 * The one way out of the sandbox: a proxy on a Unix socket that connects only where the user's
 * policy says so.
 *
 * <p>{@link dev.trustscan.loader.egress.EgressPolicy} is what is allowed, {@code Judge} decides
 * about one request as a pure function, {@link dev.trustscan.loader.egress.EgressProxy} serves.
 */
@NullMarked
package dev.trustscan.loader.egress;

import org.jspecify.annotations.NullMarked;
