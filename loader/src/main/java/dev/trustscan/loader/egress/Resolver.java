package dev.trustscan.loader.egress;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where names lead to. Asked once for each connection, and never for a name that is not allowed.
 */
public interface Resolver {
  /** All addresses of a name, in the order of preference. May block. */
  List<InetAddress> addresses(HostName name) throws UnknownHostException;

  /** The addresses of this machine's own interfaces. */
  default Set<InetAddress> own() {
    var own = new HashSet<InetAddress>();
    try {
      NetworkInterface.networkInterfaces().forEach(each -> each.inetAddresses().forEach(own::add));
    } catch (SocketException e) {
      throw new IllegalStateException("this machine's own addresses cannot be listed", e);
    }
    return own;
  }

  /** The system's own look-up. */
  static Resolver system() {
    return name -> List.of(InetAddress.getAllByName(name.value()));
  }
}
