package io.rialto.server.release;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** CEL over the variable {@code customer}: type-checked when saved, compiled once, bounded in size and in steps. */
@Component
public class Expressions {

    /** What an expression is for decides which type it may have. */
    public enum Purpose {
        /** An entitlement rule: true or false. */
        RULE,
        /** An attribute: a text, number, truth value, or a list of these. */
        ATTRIBUTE,
        /** An attribute of a service that takes members with members as well. */
        CLAIM,
        /** A name identifier: a text or a whole number. */
        NAME_ID
    }

    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_COMPILED = 20_000;
    private static final CelOptions LIMITS = CelOptions.current()
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(64)
            .maxParseErrorRecoveryLimit(4)
            .comprehensionMaxIterations(1_000)
            .maxRegexProgramSize(1_000)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final Set<CelKind> FOR_ATTRIBUTES = Set.of(
            CelKind.STRING,
            CelKind.INT,
            CelKind.UINT,
            CelKind.DOUBLE,
            CelKind.BOOL,
            CelKind.LIST,
            CelKind.DYN,
            CelKind.OPAQUE);
    private static final Set<CelKind> FOR_CLAIMS = Set.of(CelKind.MAP, CelKind.STRUCT);
    private static final Set<CelKind> FOR_NAME_IDS = Set.of(CelKind.STRING, CelKind.INT, CelKind.DYN);

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(LIMITS)
            .setTypeProvider(CustomerType.provider())
            .addVar("customer", CustomerType.CUSTOMER)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings(), CelExtensions.optional())
            .build();
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(LIMITS)
            .setTypeProvider(CustomerType.provider())
            .addLibraries(CelExtensions.strings(), CelExtensions.optional())
            .build();
    private final Map<String, Optional<CelRuntime.Program>> programs = new ConcurrentHashMap<>();

    /** What is wrong with it, in words for whoever wrote it; nothing when it is right. Compiles it on the way. */
    public Optional<String> fault(String source, Purpose purpose) {
        try {
            CelType type = compiled(source).getResultType();
            if (!fits(type, purpose)) {
                return Optional.of(Explanation.wrongType(type, purpose));
            }
            program(source);
            return Optional.empty();
        } catch (CelValidationException invalid) {
            CelIssue first = invalid.getErrors().getFirst();
            return Optional.of(Explanation.of(first));
        }
    }

    /** Its value for this view of the customer. */
    Evaluation evaluate(String source, Map<String, Object> customer) {
        Optional<CelRuntime.Program> program = program(source);
        if (program.isEmpty()) {
            return new Evaluation.Broken();
        }
        try {
            return new Evaluation.Value(program.get().eval(Map.of("customer", customer)));
        } catch (CelEvaluationException failed) {
            // Its message may quote the customer's data: only the kind of failure leaves this method.
            return switch (failed.getErrorCode()) {
                case ATTRIBUTE_NOT_FOUND -> new Evaluation.Absent();
                default -> new Evaluation.Broken();
            };
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException unforeseen) {
            return new Evaluation.Broken();
        }
    }

    private Optional<CelRuntime.Program> program(String source) {
        if (programs.size() > MOST_COMPILED) {
            programs.clear();
        }
        return programs.computeIfAbsent(source, this::build);
    }

    private Optional<CelRuntime.Program> build(String source) {
        try {
            return Optional.of(runtime.createProgram(compiled(source)));
        } catch (CelValidationException | CelEvaluationException invalid) {
            return Optional.empty();
        }
    }

    private CelAbstractSyntaxTree compiled(String source) throws CelValidationException {
        return compiler.compile(source).getAst();
    }

    private static boolean fits(CelType type, Purpose purpose) {
        return switch (purpose) {
            case RULE -> type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN);
            case ATTRIBUTE -> FOR_ATTRIBUTES.contains(type.kind());
            case CLAIM -> FOR_ATTRIBUTES.contains(type.kind()) || FOR_CLAIMS.contains(type.kind());
            case NAME_ID -> FOR_NAME_IDS.contains(type.kind());
        };
    }
}
