package gobi.vm.interp;

import gobi.vm.gc.RootVisitor;

/// Receives the roots in a stack and wants to know which frame holds them.
public interface FrameVisitor extends RootVisitor {
    /// The roots that follow are in the frame of that depth, 0 being the innermost.
    void frame(int depth);
}
