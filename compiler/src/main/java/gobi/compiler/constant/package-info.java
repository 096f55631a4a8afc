/// Exact constants: arbitrary integers, rationals, floats of gc's precision (512 bits), complex
/// numbers, strings of bytes.
///
/// [gobi.compiler.constant.Constant] is the value; arithmetic on values is `Constants`. Values are
/// normalised: an integer that fits is an [gobi.compiler.constant.Constant.Int] whatever it was
/// computed from.
package gobi.compiler.constant;
