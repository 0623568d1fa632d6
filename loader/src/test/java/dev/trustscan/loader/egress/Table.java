package dev.trustscan.loader.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A look-up of our own: names in memory, each with what it leads to at the first, second ...
 * question.
 */
final class Table implements Resolver {
  private final Map<HostName, List<List<InetAddress>>> answers = new ConcurrentHashMap<>();
  private final List<HostName> questions = new ArrayList<>();

  /** Adds an answer; the last one stays. */
  Table put(String name, String... addresses) {
    List<InetAddress> answer = new ArrayList<>();
    for (String address : addresses) {
      answer.add(AddressRange.literal(address).orElseThrow());
    }
    answers.computeIfAbsent(new HostName(name), _ -> new ArrayList<>()).add(answer);
    return this;
  }

  synchronized List<String> questions() {
    return questions.stream().map(HostName::value).toList();
  }

  @Override
  public synchronized List<InetAddress> addresses(HostName name) throws UnknownHostException {
    questions.add(name);
    List<List<InetAddress>> all = answers.get(name);
    if (all == null) {
      throw new UnknownHostException(name.value());
    }
    return all.size() > 1 ? all.removeFirst() : all.getFirst();
  }
}
