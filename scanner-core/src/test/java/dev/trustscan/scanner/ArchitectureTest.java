package dev.trustscan.scanner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The scanner can look and nothing else; these rules say so of every class that ships in it. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.trustscan.scanner", "dev.trustscan.rules");

  private static final Set<String> WRITING =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "createFile",
          "createDirectory",
          "createDirectories",
          "createTempFile",
          "createTempDirectory",
          "createLink",
          "createSymbolicLink",
          "copy",
          "move",
          "delete",
          "deleteIfExists",
          "setAttribute",
          "setLastModifiedTime",
          "setOwner",
          "setPosixFilePermissions");

  @Test
  void it_saw_the_code() {
    assertThat(CLASSES.size()).isGreaterThan(120);
  }

  @Test
  void nothing_starts_a_process() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class));
  }

  @Test
  void nothing_opens_a_connection() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..")
                    .or(
                        describe(
                            "sockets and connections",
                            c ->
                                c.getPackageName().equals("java.net")
                                    && !Set.of("URI", "URISyntaxException", "URLDecoder", "IDN")
                                        .contains(c.getSimpleName())))
                    .or(
                        describe(
                            "channels to the network",
                            c ->
                                c.getPackageName().equals("java.nio.channels")
                                    && c.getSimpleName().contains("Socket")))));
  }

  @Test
  void nothing_writes_a_file() {
    DescribedPredicate<JavaCall<?>> writes =
        describe(
            "a call that writes files",
            call -> {
              AccessTarget.CodeUnitCallTarget target = call.getTarget();
              String owner = target.getOwner().getFullName();
              return (owner.equals("java.nio.file.Files") && WRITING.contains(target.getName()))
                  || (owner.equals("java.io.File")
                      && Set.of("createNewFile", "mkdir", "mkdirs", "delete", "renameTo")
                          .contains(target.getName()));
            });
    check(noClasses().that(scanner()).should().callCodeUnitWhere(writes));
    check(
        noClasses()
            .that(scanner())
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.FileOutputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.FileWriter")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.RandomAccessFile"));
  }

  @Test
  void git_is_read_only_by_its_object_store() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "org.eclipse.jgit.api..",
                    "org.eclipse.jgit.transport..",
                    "org.eclipse.jgit.hooks..",
                    "org.eclipse.jgit.merge..")));
  }

  @Test
  void target_text_meets_no_backtracking_pattern() {
    check(
        noClasses()
            .that(scanner())
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.regex.Pattern"));
  }

  @Test
  void nothing_prints_or_exits() {
    check(noClasses().that(scanner()).should().accessField(System.class, "out"));
    check(noClasses().that(scanner()).should().accessField(System.class, "err"));
    check(noClasses().that(scanner()).should().callMethod(System.class, "exit", int.class));
  }

  @Test
  void stages_depend_on_earlier_stages_only() {
    check(
        noClasses()
            .that()
            .resideInAPackage("..scanner.source..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "..scanner.doc..",
                    "..scanner.inspect..",
                    "..scanner.detect..",
                    "..scanner.report..")));
    check(
        noClasses()
            .that()
            .resideInAPackage("..scanner.inspect..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..scanner.detect..", "..scanner.report..")));
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.trustscan.rules..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.trustscan.scanner..")));
  }

  @Test
  void packages_have_no_cycles() {
    check(slices().matching("dev.trustscan.scanner.(**)").should().beFreeOfCycles());
  }

  private static DescribedPredicate<JavaClass> scanner() {
    return resideInAnyPackage("dev.trustscan.scanner..");
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
