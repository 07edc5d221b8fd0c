package oxbow.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;

/// Enums as lower-case words: `rolled_back`. They are read whatever their case.
final class EnumForm {

    private EnumForm() {}

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("rawtypes") // the type token of Enum is raw
    static final class Writer extends StdSerializer<Enum> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(word(value));
        }
    }

    @SuppressWarnings("rawtypes") // the type token of Enum is raw
    static final class KeyWriter extends StdSerializer<Enum> {

        private static final long serialVersionUID = 1L;

        KeyWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(word(value));
        }
    }
}
