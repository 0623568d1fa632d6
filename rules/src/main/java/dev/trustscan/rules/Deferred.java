package dev.trustscan.rules;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * An unmodifiable list whose items are made when they are first asked for. Items are immutable, so
 * two threads that ask at once merely make one twice.
 */
final class Deferred<T> extends AbstractList<T> implements RandomAccess {
  private final Object[] items;
  private final IntFunction<T> make;

  Deferred(int size, IntFunction<T> make) {
    this.items = new Object[size];
    this.make = make;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int index) {
    T item = (T) items[index];
    if (item == null) {
      item = make.apply(index);
      items[index] = item;
    }
    return item;
  }

  @Override
  public int size() {
    return items.length;
  }
}
