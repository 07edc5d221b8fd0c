package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;

/// Where the reading of a log stands: a state, and the offset of the first record that is not in it.
///
/// **Guarantee.** Reading on from a checkpoint, kept as bytes or not, gives bit for bit the state of one pass over
/// the whole log, provided that the same records come in the same order.
///
/// @param offset offset of the next record to read, 0 or above
/// @param state what the records before it add up to
/// @param <S> kind of state
public record Checkpoint<S extends DecisionState>(long offset, S state) {

    /// Checks the offset.
    public Checkpoint {
        if (offset < 0) {
            throw new IllegalArgumentException("The log offset (%d) must not be below 0.".formatted(offset));
        }
    }

    /// The checkpoint after one more record; a record that the state already holds is refused, so that a log
    /// that is delivered twice is not counted twice.
    ///
    /// @param record offset of the record that was read, at least [#offset]
    /// @param next the state after it
    public Checkpoint<S> after(long record, S next) {
        if (record < offset) {
            throw new IllegalArgumentException(
                    "The record (offset %d) must not be before the checkpoint (offset %d). Maybe it was read already?"
                            .formatted(record, offset));
        }
        return new Checkpoint<>(Math.addExact(record, 1), next);
    }

    /// The stored form.
    public byte[] toBytes() {
        return StateKind.writer(StateKind.CHECKPOINT)
                .number(offset)
                .bytes(state.toBytes())
                .toBytes();
    }

    /// The checkpoint that a stored form holds.
    ///
    /// @param type the kind of state that must be in it
    /// @throws IllegalArgumentException if the bytes are not a checkpoint of that kind
    public static <S extends DecisionState> Checkpoint<S> ofBytes(byte[] bytes, Class<S> type) {
        StoredReader reader = StateKind.reader(bytes, StateKind.CHECKPOINT);
        long offset = reader.number();
        DecisionState state = DecisionState.ofBytes(reader.bytes());
        reader.end();
        if (!type.isInstance(state)) {
            throw new IllegalArgumentException("The checkpoint (of a %s) must hold a %s."
                    .formatted(state.getClass().getSimpleName(), type.getSimpleName()));
        }
        return new Checkpoint<>(offset, type.cast(state));
    }
}
