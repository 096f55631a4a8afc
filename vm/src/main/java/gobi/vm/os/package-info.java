/// Below Java: functions of the operating system and of the machine that the class library does not
/// give, by the foreign function interface.
///
/// Most of it is for Linux on x86-64. Elsewhere [gobi.vm.os.LinuxCalls] refuses, and who uses it
/// does without or says what is not possible there. [gobi.vm.os.HotSpotCompilers] is below Java
/// too: it asks the JVM's own compilers for code, where the JVM is HotSpot.
///
/// # Rejected
///
/// Having HotSpot compile new code by running it in vain, as a goroutine that stops at its first
/// safepoint: that takes hundreds of calls in HotSpot's interpreter, does nothing for code that
/// does not stop, and when HotSpot is done shows only in the time that a call takes.
///
/// A native library of our own: the jar would have to carry one for each machine. Whatever jextract
/// generates: each function linked by its own type costs milliseconds at start-up.
///
/// Sources: the manual pages of Linux, sections 2 and 3; the System V ABI for x86-64.
package gobi.vm.os;
