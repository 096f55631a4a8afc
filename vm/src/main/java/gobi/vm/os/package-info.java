/// Below Java: functions of the operating system and of the machine that the class library does not
/// give, by the foreign function interface.
///
/// All of it is for Linux on x86-64. Elsewhere [gobi.vm.os.LinuxCalls] refuses, and who uses it
/// does without or says what is not possible there.
///
/// # Rejected
///
/// A native library of our own: the jar would have to carry one for each machine. Whatever jextract
/// generates: each function linked by its own type costs milliseconds at start-up.
///
/// Sources: the manual pages of Linux, sections 2 and 3; the System V ABI for x86-64.
package gobi.vm.os;
