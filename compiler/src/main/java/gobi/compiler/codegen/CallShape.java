package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Type;

import java.util.ArrayList;
import java.util.List;

/// Where results and parameters of a function stand in its frame.
///
/// @param resultAt frame slot of each result
/// @param paramAt frame slot of each parameter (the receiver first, if there is one)
/// @param memoryResult whether some result is a memory value: then the caller sets all result slots
///   before the call
record CallShape(
        List<Type> results,
        int[] resultAt,
        String resultKinds,
        List<Type> params,
        int[] paramAt,
        String paramKinds,
        boolean memoryResult) {
    static CallShape of(Shapes shapes, Type receiver, Signature s) {
        var params = new ArrayList<Type>();
        if (receiver != null) {
            params.add(receiver);
        }
        s.params().vars().forEach(v -> params.add(v.type()));
        return of(shapes, params, s.results().vars().stream().map(v -> v.type()).toList());
    }

    static CallShape of(Shapes shapes, List<Type> params, List<Type> results) {
        var resultKinds = new StringBuilder();
        int[] resultAt = new int[results.size()];
        boolean memory = false;
        for (int i = 0; i < resultAt.length; i++) {
            var shape = shapes.of(results.get(i));
            resultAt[i] = FunctionCode.RESULTS + resultKinds.length();
            resultKinds.append(shape.kinds());
            memory |= shape.memory();
        }
        var paramKinds = new StringBuilder();
        int[] paramAt = new int[params.size()];
        for (int i = 0; i < paramAt.length; i++) {
            paramAt[i] = FunctionCode.RESULTS + resultKinds.length() + paramKinds.length();
            paramKinds.append(shapes.of(params.get(i)).kinds());
        }
        return new CallShape(
                results,
                resultAt,
                resultKinds.toString(),
                params,
                paramAt,
                paramKinds.toString(),
                memory);
    }

    /// Slots of the callee's frame that the caller sees.
    int slots() {
        return FunctionCode.RESULTS + resultKinds.length() + paramKinds.length() + 1;
    }

    int contextSlot() {
        return slots() - 1;
    }
}
