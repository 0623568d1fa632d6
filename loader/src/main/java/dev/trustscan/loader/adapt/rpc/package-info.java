/** JSON-RPC 2.0 over lines, for programs that ask often. It has no method that grants anything. */
@NullMarked
package dev.trustscan.loader.adapt.rpc;

import org.jspecify.annotations.NullMarked;
