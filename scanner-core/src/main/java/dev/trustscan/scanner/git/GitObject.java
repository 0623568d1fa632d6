package dev.trustscan.scanner.git;

/**
 * An object read whole.
 *
 * @param kind the kind
 * @param bytes the content; treat as read-only
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the cache, never changed
public record GitObject(ObjectKind kind, byte[] bytes) {}
