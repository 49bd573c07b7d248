//! Tensors, word pieces with offsets, and the encoder of sayso.
