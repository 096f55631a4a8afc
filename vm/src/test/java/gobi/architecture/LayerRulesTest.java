package gobi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.antlr.v4.runtime.Recognizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The arrows between packages. A new package is put on this map before it is used.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayerRulesTest {
    /// Bottom up: a layer may use itself and the layers before it, less what [#NARROWER] takes
    /// away. A layer is a package with its subpackages; `gobi.vm` is that package alone.
    private static final List<String> LAYERS =
            List.of(
                    "gobi.grammar",
                    "gobi.compiler.source",
                    "gobi.compiler.diag",
                    "gobi.compiler.syntax",
                    "gobi.compiler.parse",
                    "gobi.compiler.constant",
                    "gobi.compiler.types",
                    "gobi.compiler.check",
                    "gobi.compiler.bytecode",
                    "gobi.compiler.codegen",
                    "gobi.compiler.archive",
                    "gobi.compiler.load",
                    "gobi.vm.fault",
                    "gobi.vm.os",
                    "gobi.vm.memory",
                    "gobi.vm.event",
                    "gobi.vm.profile",
                    "gobi.vm.heap",
                    "gobi.vm.gc",
                    "gobi.vm.type",
                    "gobi.vm.code",
                    "gobi.vm.sched",
                    "gobi.vm.sync",
                    "gobi.vm.map",
                    "gobi.vm.ops",
                    "gobi.vm.interp",
                    "gobi.vm.heapdump",
                    "gobi.vm.trace",
                    "gobi.vm.jit",
                    "gobi.vm.link",
                    "gobi.vm.lib",
                    "gobi.vm",
                    "gobi.vm.explore",
                    "gobi.vm.test",
                    "gobi.vm.cli");

    /// What some layers may not use although it stands below them.
    private static final List<Narrower> NARROWER =
            List.of(
                    new Narrower(
                            "the grammar is the parser's alone",
                            allBut("gobi.grammar", "gobi.compiler.parse"),
                            Set.of("gobi.grammar")),
                    new Narrower(
                            "bytecode stands by itself",
                            Set.of("gobi.compiler.bytecode"),
                            between("gobi.compiler.diag", "gobi.compiler.check")),
                    new Narrower(
                            "the running VM knows bytecode, not the front end",
                            without(
                                    between("gobi.vm.fault", "gobi.vm.cli"),
                                    Set.of(
                                            "gobi.vm.link",
                                            "gobi.vm.test",
                                            "gobi.vm.cli",
                                            "gobi.vm")),
                            Set.of(
                                    "gobi.compiler.parse",
                                    "gobi.compiler.check",
                                    "gobi.compiler.syntax",
                                    "gobi.compiler.codegen")),
                    new Narrower(
                            "only the ends load source",
                            without(
                                    between("gobi.vm.fault", "gobi.vm.cli"),
                                    Set.of(
                                            "gobi.vm.link",
                                            "gobi.vm.test",
                                            "gobi.vm.cli",
                                            "gobi.vm")),
                            Set.of("gobi.compiler.load", "gobi.compiler.archive")),
                    new Narrower(
                            "the heap does not know the scheduler",
                            Set.of("gobi.vm.heap", "gobi.vm.gc"),
                            Set.of("gobi.vm.sched")),
                    new Narrower(
                            "the scheduler does not know the interpreter",
                            Set.of("gobi.vm.sched"),
                            Set.of("gobi.vm.interp")));

    private JavaClasses gobi;

    private record Narrower(String reason, Set<String> layers, Set<String> forbidden) {}

    @BeforeAll
    void readClasses() {
        gobi =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("gobi");
    }

    @Test
    void everyPackageIsOnTheMap() {
        var strangers = new TreeSet<String>();
        for (JavaClass type : gobi) {
            if (layerOf(type).isEmpty()) {
                strangers.add(type.getPackageName());
            }
        }
        assertTrue(strangers.isEmpty(), "packages in no layer: " + strangers);
    }

    @Test
    void layersUseOnlyLowerLayers() {
        for (String layer : LAYERS) {
            Set<String> above =
                    new TreeSet<>(LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()));
            check(
                    noClasses()
                            .that(in(Set.of(layer)))
                            .should()
                            .dependOnClassesThat(in(above))
                            .because("layers use only what stands below them"));
        }
    }

    @Test
    void narrowerRules() {
        for (Narrower rule : NARROWER) {
            check(
                    noClasses()
                            .that(in(rule.layers))
                            .should()
                            .dependOnClassesThat(in(rule.forbidden))
                            .because(rule.reason));
        }
    }

    @Test
    void namesSayWhatAClassIs() {
        check(classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?)$"));
    }

    /// Of our own: ANTLR writes tables of names into recognizers that nothing changes.
    @Test
    void noMutableStatics() {
        check(
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat(not(assignableTo(Recognizer.class)))
                        .should()
                        .haveModifier(JavaModifier.FINAL)
                        .because("several VMs run side by side in one JVM"));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(gobi);
    }

    private static DescribedPredicate<JavaClass> in(Set<String> layers) {
        return describe("in " + layers, type -> layers.contains(layerOf(type)));
    }

    private static String layerOf(JavaClass type) {
        String name = type.getPackageName();
        for (String layer : LAYERS) {
            boolean inside = name.startsWith(layer + ".") && !layer.equals("gobi.vm");
            if (name.equals(layer) || inside) {
                return layer;
            }
        }
        return "";
    }

    private static Set<String> between(String first, String last) {
        return new TreeSet<>(LAYERS.subList(LAYERS.indexOf(first), LAYERS.indexOf(last) + 1));
    }

    private static Set<String> allBut(String... layers) {
        return without(new TreeSet<>(LAYERS), Set.of(layers));
    }

    private static Set<String> without(Set<String> layers, Set<String> removed) {
        layers.removeAll(removed);
        return layers;
    }
}
