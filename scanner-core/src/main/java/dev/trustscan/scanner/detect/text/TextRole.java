package dev.trustscan.scanner.detect.text;

/** What a text is to its readers; the same words weigh differently in each. */
public enum TextRole {
  /** An agent loads it into its context by itself: instructions, memories, skills, commands. */
  INSTRUCTION,
  /** A tool acts on it: settings, hooks, tasks, scripts that something launches. */
  CONTROL,
  /** People and agents read it: README, docs, licences. */
  DOCUMENT,
  /** Source code. */
  SOURCE,
  /** Test data, corpora, recordings, translations, tables. */
  DATA;

  /** Whether text here reaches a model or a tool without anybody choosing to read it. */
  public boolean loadedByItself() {
    return this == INSTRUCTION || this == CONTROL;
  }
}
