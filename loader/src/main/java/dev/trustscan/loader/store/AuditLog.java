package dev.trustscan.loader.store;

/** Where events go. */
public interface AuditLog {
  /** Forgets events; for a user who has no store. */
  AuditLog NONE = event -> {};

  /** Records an event so that it lasts. */
  void append(Event event) throws StoreException;
}
