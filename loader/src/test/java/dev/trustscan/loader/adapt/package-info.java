@NullMarked
package dev.trustscan.loader.adapt;

import org.jspecify.annotations.NullMarked;
