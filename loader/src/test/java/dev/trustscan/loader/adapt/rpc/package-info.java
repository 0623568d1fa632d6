@NullMarked
package dev.trustscan.loader.adapt.rpc;

import org.jspecify.annotations.NullMarked;
