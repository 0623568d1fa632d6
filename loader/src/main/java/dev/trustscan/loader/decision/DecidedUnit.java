package dev.trustscan.loader.decision;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.UnitKind;

/**
 * A unit as it was when the decision was taken. Only {@code digest} and {@code bytes} carry
 * authority; the rest says later what changed.
 *
 * @param digest over its value and everything it reaches
 * @param bytes over the whole file that holds it and every file it reaches, byte for byte; what
 *     foreign content must still equal
 * @param id the scanner's id for it, stable across scans
 * @param path repository path, printable form
 * @param pointer structural path in the file
 * @param kind what it is
 * @param effect its strongest effect
 * @param definition over its own value alone, so that a change behind an unchanged definition shows
 */
public record DecidedUnit(
    Sha256 digest,
    Sha256 bytes,
    String id,
    String path,
    String pointer,
    UnitKind kind,
    Effect effect,
    Sha256 definition) {}
