package dev.trustscan.loader.egress;

/**
 * One header line.
 *
 * @param name as written
 * @param value without the spaces around it
 */
record Header(String name, String value) {}
