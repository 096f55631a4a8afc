package gobi.vm.interp;

/// How Ps share the marking of a cycle.
///
/// @param dedicated how many do nothing else
/// @param fraction the part of its time that each of the others gives
record WorkerPlan(int dedicated, double fraction) {
    /// The part of all Ps' time that workers take.
    static final double UTILIZATION = 0.25;

    /// How far the nearest number of whole Ps may be from that part.
    private static final double TOLERANCE = 0.3;

    static WorkerPlan of(int processors) {
        double wanted = processors * UTILIZATION;
        int whole = (int) (wanted + 0.5);
        if (Math.abs(whole / wanted - 1) <= TOLERANCE) {
            return new WorkerPlan(whole, 0);
        }
        if (whole > wanted) {
            whole--;
        }
        return new WorkerPlan(whole, (wanted - whole) / processors);
    }
}
