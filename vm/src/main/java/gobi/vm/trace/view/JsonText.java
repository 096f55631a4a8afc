package gobi.vm.trace.view;

/// Writes JSON, element after element; commas come by themselves.
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private void comma() {
        int n = out.length();
        if (n > 0) {
            char last = out.charAt(n - 1);
            if (last != '[' && last != '{' && last != ':') {
                out.append(',');
            }
        }
    }

    JsonText open(char bracket) {
        comma();
        out.append(bracket);
        return this;
    }

    JsonText close(char bracket) {
        out.append(bracket);
        return this;
    }

    JsonText key(String name) {
        comma();
        string(name);
        out.append(':');
        return this;
    }

    JsonText add(long value) {
        comma();
        out.append(value);
        return this;
    }

    JsonText add(long... values) {
        for (long v : values) {
            add(v);
        }
        return this;
    }

    JsonText add(String text) {
        comma();
        string(text);
        return this;
    }

    JsonText field(String name, long value) {
        key(name);
        out.append(value);
        return this;
    }

    JsonText field(String name, String value) {
        key(name);
        string(value);
        return this;
    }

    /// Nanoseconds as microseconds, which is what Chrome's format counts in.
    JsonText micros(String name, long nanos) {
        key(name);
        out.append(nanos / 1000).append('.');
        String rest = Long.toString(1000 + nanos % 1000);
        out.append(rest, 1, 4);
        return this;
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // "<" so that no text can end the script that it stands in.
            if (c == '"' || c == '\\' || c < 0x20 || c == '<' || c >= 0x7F) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }

    StringBuilder text() {
        return out;
    }
}
