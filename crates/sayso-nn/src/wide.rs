//! The same loops for wider vectors.

/// Defines a function that calls `$loops`, an `#[inline(always)]` function, compiled for AVX2 where the processor has it.
/// Nothing but speed changes: Rust neither fuses nor reorders floating-point operations, so the bits stay those of the
/// narrow loops. (A closure instead of the name would not surely be inlined, and then stay narrow.)
macro_rules! wide {
    ($(#[$meta:meta])* $visibility:vis fn $name:ident($($argument:ident: $kind:ty),*) = $loops:ident) => {
        $(#[$meta])*
        $visibility fn $name($($argument: $kind),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn with_avx2($($argument: $kind),*) {
                    $loops($($argument),*);
                }
                if std::arch::is_x86_feature_detected!("avx2") {
                    // SAFETY: the processor has AVX2, as was just asked.
                    #[allow(unsafe_code)]
                    return unsafe { with_avx2($($argument),*) };
                }
            }
            $loops($($argument),*);
        }
    };
}

pub(crate) use wide;
