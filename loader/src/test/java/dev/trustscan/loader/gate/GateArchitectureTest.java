package dev.trustscan.loader.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may open what: one class reads checkouts, and judging reads nothing at all. */
class GateArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "dev.trustscan.loader.gate",
              "dev.trustscan.loader.bind",
              "dev.trustscan.loader.activate",
              "dev.trustscan.loader.replay",
              "dev.trustscan.loader.decision");

  @Test
  void it_saw_the_code() {
    assertThat(CLASSES.size()).isGreaterThan(60);
  }

  @Test
  void one_class_opens_what_lies_below_a_checkout() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.trustscan.loader.bind.Checkouts")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.trustscan.scanner.source.Sources")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.trustscan.loader.gate.PolicyFiles")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.FileInputStream")
        .check(CLASSES);
  }

  @Test
  void nothing_here_starts_a_process_or_opens_a_connection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..")
        .check(CLASSES);
  }

  @Test
  void judging_knows_neither_clock_nor_activators() {
    noClasses()
        .that()
        .resideInAPackage("dev.trustscan.loader.gate")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.trustscan.loader.activate..", "dev.trustscan.loader.store..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }
}
