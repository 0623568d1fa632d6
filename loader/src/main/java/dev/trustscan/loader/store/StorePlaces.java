package dev.trustscan.loader.store;

import java.nio.file.Path;

/**
 * Where the store's parts lie.
 *
 * @param state the store itself
 * @param mark the second place, which remembers how far the store had come
 * @param keys the user's own private keys
 * @param home the user's home folder; only it may be a checkout that these places lie in
 */
public record StorePlaces(Path state, Path mark, Path keys, Path home) {}
