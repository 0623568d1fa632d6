package dev.trustscan.loader.ssh;

/** A key that can sign. */
public interface Signer {
  /** Its public half. */
  SshPublicKey key();

  /** Signs a message for a purpose. */
  SshSig sign(Namespace namespace, byte[] message) throws SshException;
}
