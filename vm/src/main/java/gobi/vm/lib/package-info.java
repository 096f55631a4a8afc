/// The Java side of the standard library: functions that Go declares without a body.
///
/// One class per Go package; [gobi.vm.lib.Natives] finds the class by import path and the function
/// by name, and makes nothing that is not asked for, so that start-up pays only for what runs. How
/// arguments and results stand on the register stack is told in [gobi.vm.code.Native]: results from
/// `base + 2`, then arguments.
///
/// Rules: a native never calls Go code and never polls. One that may wait for the outside world
/// copies its arguments out of managed memory, gives its P back ([gobi.vm.sched.Scheduler]), waits,
/// takes a P again and only then writes results.
package gobi.vm.lib;
