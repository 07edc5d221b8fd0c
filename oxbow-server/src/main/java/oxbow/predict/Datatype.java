package oxbow.predict;

/// What the elements of a tensor are, in the words of the Open Inference Protocol.
public enum Datatype {
    /// One byte, 0 or 1.
    BOOL(1),
    UINT8(1),
    UINT16(2),
    UINT32(4),
    UINT64(8),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    FP16(2),
    BF16(2),
    FP32(4),
    FP64(8),
    /// Text in UTF-8, each element of its own length.
    BYTES(0);

    private final int size;

    Datatype(int size) {
        this.size = size;
    }

    /// Bytes per element; 0 for [#BYTES], whose elements differ in length.
    public int size() {
        return size;
    }
}
