@NullMarked
package dev.trustscan.loader.githook;

import org.jspecify.annotations.NullMarked;
