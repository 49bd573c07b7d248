/// The trained judge of words; a stub stands in for it in tests.
pub trait Network: Send + Sync {
    /// Its name with the start of its hash, as readings record it.
    fn name(&self) -> String;
    /// The arithmetic path that it runs on, such as `gemm`.
    fn kernel(&self) -> String;
}
