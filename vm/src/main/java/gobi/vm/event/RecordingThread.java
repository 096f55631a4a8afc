package gobi.vm.event;

/// A thread that writes events into a buffer of its own.
public class RecordingThread extends Thread {
    private EventBuffer buffer;

    protected RecordingThread(String name, long stackBytes) {
        super(null, null, name, stackBytes, false);
    }

    /// Its buffer in that recording. By this thread, or by one that holds it up.
    public final EventBuffer buffer(Recording recording) {
        EventBuffer b = buffer;
        if (b == null || b.recording != recording) {
            b = recording.newBuffer();
            buffer = b;
        }
        return b;
    }
}
