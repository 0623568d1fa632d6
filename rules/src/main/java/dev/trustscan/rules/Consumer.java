package dev.trustscan.rules;

/**
 * A tool that reads a surface.
 *
 * @param id kebab-case name, as given to {@code --agent}
 * @param name the tool's own name
 */
public record Consumer(String id, String name) {}
