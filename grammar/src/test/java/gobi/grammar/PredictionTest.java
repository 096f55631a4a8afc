package gobi.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Holds the generated parser to plain switches.
class PredictionTest {
    /// The decisions that start ANTLR's adaptive prediction, as `rule/number`, each with the reason
    /// why it has to.
    private static final Map<String, String> ADAPTIVE = Map.of();

    @Test
    void onlyKnownDecisionsPredictAdaptively() throws IOException {
        try (var in = GoParser.class.getResourceAsStream("GoParser.class")) {
            var found = new TreeSet<String>();
            for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                found.addAll(adaptiveDecisions(method));
            }
            assertEquals(new TreeSet<>(ADAPTIVE.keySet()), found);
        }
    }

    private static List<String> adaptiveDecisions(MethodModel method) {
        var decisions = new ArrayList<String>();
        var code = method.code();
        if (code.isEmpty()) {
            return decisions;
        }
        Object constant = null;
        for (var element : code.get()) {
            switch (element) {
                case ConstantInstruction c -> constant = c.constantValue();
                case InvokeInstruction call when call.name().equalsString("adaptivePredict") ->
                        decisions.add(method.methodName().stringValue() + "/" + constant);
                default -> {}
            }
        }
        return decisions;
    }
}
