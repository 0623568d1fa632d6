import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Replaces what a class would make anew at every start, and what the cache of loaded classes cannot
 * hold, by ordinary methods of the same meaning: the type tests of pattern switches, and the
 * equality of records. A small scan starts a third faster for it.
 */
final class StaticSwitches {
  private static final MethodTypeDesc OF_OBJECTS =
      MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);

  private final ClassFile format = ClassFile.of();
  private final ClassModel model;
  private final ClassDesc owner;
  private final boolean isInterface;
  private final List<Helper> helpers = new ArrayList<>();

  private StaticSwitches(byte[] bytes) {
    model = format.parse(bytes);
    owner = model.thisClass().asSymbol();
    isInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  /** A method to add. */
  private record Helper(
      String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  /** The class with its switches and comparisons spelled out. */
  static byte[] spelledOut(byte[] bytes) {
    return new StaticSwitches(bytes).transform();
  }

  private byte[] transform() {
    CodeTransform code =
        (builder, element) -> {
          if (element instanceof InvokeDynamicInstruction call) {
            Optional<Helper> helper = helper(call);
            if (helper.isPresent()) {
              builder.invokestatic(owner, helper.get().name, helper.get().type, isInterface);
              return;
            }
          }
          builder.with(element);
        };
    ClassTransform all =
        ClassTransform.transformingMethodBodies(StaticSwitches::isDynamic, code)
            .andThen(ClassTransform.endHandler(this::add));
    return format.transformClass(model, all);
  }

  private static boolean isDynamic(MethodModel method) {
    return method.code().isPresent()
        && method.code().get().elementStream().anyMatch(e -> e instanceof InvokeDynamicInstruction);
  }

  private void add(ClassBuilder builder) {
    for (Helper helper : helpers) {
      int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      builder.withMethodBody(helper.name, helper.type, flags, helper.body::accept);
    }
  }

  private Optional<Helper> helper(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    String maker = bootstrap.owner().displayName() + "." + bootstrap.methodName();
    Optional<Consumer<CodeBuilder>> body =
        switch (maker) {
          case "SwitchBootstraps.typeSwitch" -> typeSwitch(call.bootstrapArgs());
          case "ObjectMethods.bootstrap" ->
              switch (call.name().stringValue()) {
                case "equals" -> Optional.of(equality(call.bootstrapArgs()));
                case "hashCode" -> Optional.of(hash(call.bootstrapArgs()));
                default -> Optional.empty();
              };
          default -> Optional.empty();
        };
    return body.map(it -> {
      var helper = new Helper("$static$" + helpers.size(), call.typeSymbol(), it);
      helpers.add(helper);
      return helper;
    });
  }

  /** The index of the first type from a given one on that fits; -1 for null. */
  private static Optional<Consumer<CodeBuilder>> typeSwitch(
      List<ConstantDesc> labels) {
    if (!labels.stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive())) {
      return Optional.empty();
    }
    return Optional.of(code -> {
      var known = code.newLabel();
      code.aload(0).ifnonnull(known).iconst_m1().ireturn().labelBinding(known);
      for (int i = 0; i < labels.size(); i++) {
        var next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    });
  }

  private static List<DirectMethodHandleDesc> getters(List<ConstantDesc> arguments) {
    return arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
  }

  private static Consumer<CodeBuilder> equality(List<ConstantDesc> arguments) {
    ClassDesc record = (ClassDesc) arguments.getFirst();
    return code -> {
      var other = code.newLabel();
      var differs = code.newLabel();
      code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
      code.aload(1).instanceOf(record).ifeq(differs);
      code.aload(1).checkcast(record).astore(2);
      for (DirectMethodHandleDesc getter : getters(arguments)) {
        ClassDesc type = getter.invocationType().returnType();
        code.aload(0).getfield(record, getter.methodName(), type);
        code.aload(2).getfield(record, getter.methodName(), type);
        switch (TypeKind.from(type)) {
          case REFERENCE ->
              code.invokestatic(ClassDesc.of("java.util.Objects"), "equals", OF_OBJECTS)
                  .ifeq(differs);
          case LONG -> code.lcmp().ifne(differs);
          case FLOAT, DOUBLE ->
              code.invokestatic(boxed(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                  .ifne(differs);
          default -> code.if_icmpne(differs);
        }
      }
      code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    };
  }

  private static Consumer<CodeBuilder> hash(List<ConstantDesc> arguments) {
    ClassDesc record = (ClassDesc) arguments.getFirst();
    return code -> {
      code.iconst_0();
      for (DirectMethodHandleDesc getter : getters(arguments)) {
        ClassDesc type = getter.invocationType().returnType();
        code.bipush(31).imul().aload(0).getfield(record, getter.methodName(), type);
        boolean reference = TypeKind.from(type) == TypeKind.REFERENCE;
        code.invokestatic(
                reference ? ClassDesc.of("java.util.Objects") : boxed(type),
                "hashCode",
                MethodTypeDesc.of(CD_int, reference ? CD_Object : type))
            .iadd();
      }
      code.ireturn();
    };
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "Z" -> ClassDesc.of("java.lang.Boolean");
      case "B" -> ClassDesc.of("java.lang.Byte");
      case "C" -> ClassDesc.of("java.lang.Character");
      case "S" -> ClassDesc.of("java.lang.Short");
      case "I" -> ClassDesc.of("java.lang.Integer");
      case "J" -> ClassDesc.of("java.lang.Long");
      case "F" -> ClassDesc.of("java.lang.Float");
      default -> ClassDesc.of("java.lang.Double");
    };
  }
}
