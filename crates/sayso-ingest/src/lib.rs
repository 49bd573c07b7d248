//! Bytes in, articles out: one file a format.
