package dev.trustscan.loader.egress;

/** What becomes of a request. */
sealed interface Decision {
  /**
   * A request that may go out, if the name's addresses, the limits and the greeting allow it too.
   */
  sealed interface Go extends Decision {
    HostName host();

    int port();
  }

  /** CONNECT: bytes both ways. */
  record Tunnel(HostRule rule, HostName host, int port) implements Go {}

  /** A plain request, written anew. */
  record Forward(HostRule rule, HostName host, int port, String pathAndQuery, long bodyLength)
      implements Go {}

  /** A request to a service, with its key put in. */
  record Inject(Provider provider, String pathAndQuery, long bodyLength) implements Go {
    @Override
    public HostName host() {
      return provider.host();
    }

    @Override
    public int port() {
      return provider.port();
    }
  }

  /**
   * No.
   *
   * @param place the place that was asked for, printable, or empty where the request names none
   */
  record Refuse(Reason reason, String place) implements Decision {}
}
