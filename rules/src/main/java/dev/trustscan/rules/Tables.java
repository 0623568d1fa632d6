package dev.trustscan.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a catalogue's surfaces are looked up by, as numbers of surfaces. */
interface Tables {
  /** The patterns. */
  PatternIndex patterns();

  /** Surfaces by the selector that finds them. */
  Map<String, List<Integer>> bySelector();

  /** Surfaces by who reads them, in the order of first use. */
  Map<Consumer, List<Integer>> byConsumer();

  /** The tables of surfaces that are at hand. */
  static Tables of(List<Surface> surfaces) {
    return new Tables() {
      @Override
      public PatternIndex patterns() {
        return PatternIndex.of(surfaces);
      }

      @Override
      public Map<String, List<Integer>> bySelector() {
        Map<String, List<Integer>> all = new LinkedHashMap<>();
        for (int i = 0; i < surfaces.size(); i++) {
          for (String selector : surfaces.get(i).selectors()) {
            all.computeIfAbsent(selector, key -> new ArrayList<>()).add(i);
          }
        }
        return all;
      }

      @Override
      public Map<Consumer, List<Integer>> byConsumer() {
        Map<Consumer, List<Integer>> all = new LinkedHashMap<>();
        for (int i = 0; i < surfaces.size(); i++) {
          for (Consumer consumer : surfaces.get(i).consumers()) {
            all.computeIfAbsent(consumer, key -> new ArrayList<>()).add(i);
          }
        }
        return all;
      }
    };
  }
}
