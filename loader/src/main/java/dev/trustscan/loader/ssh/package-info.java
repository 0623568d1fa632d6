/**
 * Keys and signatures in the forms that OpenSSH uses, so that {@code ssh-keygen} can check whatever
 * trustscan signs: SSHSIG, public keys, private key files, the agent, and allowed-signers files.
 * Everything read here is hostile until it was checked.
 */
@NullMarked
package dev.trustscan.loader.ssh;

import org.jspecify.annotations.NullMarked;
