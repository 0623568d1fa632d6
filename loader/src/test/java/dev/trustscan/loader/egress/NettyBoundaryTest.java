package dev.trustscan.loader.egress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The network library is used where the network is, and the decision does not depend on it. */
class NettyBoundaryTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.trustscan");

  @Test
  void only_the_proxy_uses_it() {
    assertThat(CLASSES.containPackage("dev.trustscan.loader.egress")).isTrue();
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.trustscan.loader.egress")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(CLASSES);
  }

  @Test
  void the_decision_does_not() {
    noClasses()
        .that()
        .haveSimpleName("Judge")
        .or()
        .haveSimpleName("HeadScanner")
        .or()
        .haveSimpleName("ClientHello")
        .or()
        .haveSimpleName("Addresses")
        .or()
        .haveSimpleName("Target")
        .or()
        .haveSimpleNameStartingWith("EgressPolicy")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(CLASSES);
  }
}
