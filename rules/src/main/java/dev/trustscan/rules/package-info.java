/**
 * The catalogue: which surfaces exist, who reads them, when, and with what effect.
 *
 * <p>Data is written in YAML under {@code rules/surfaces} and {@code rules/detections}, validated
 * and compiled to one index when the project is built. At run time only the index is read.
 */
@NullMarked
package dev.trustscan.rules;

import org.jspecify.annotations.NullMarked;
