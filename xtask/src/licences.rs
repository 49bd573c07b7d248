use std::process::Command;

use serde_json::Value;

/// Licences under which sayso may be passed on together with the crates it is built from.
const ACCEPTED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "Unicode-3.0",
    "BSL-1.0",
    "CDLA-Permissive-2.0", // webpki-roots: a list of certificate authorities, data that may be passed on freely with this text
];

/// Checks the licence expression of every package that the workspace depends on.
pub(crate) fn check() -> Result<(), String> {
    let out = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|e| e.to_string())?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned());
    }
    let metadata: Value = serde_json::from_slice(&out.stdout).map_err(|e| e.to_string())?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata lists no packages")?;
    let mut refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    refused.sort();
    if refused.is_empty() {
        println!("licences: {} packages, all under accepted licences", packages.len());
        return Ok(());
    }
    Err(format!("not under a licence that we accept (see xtask/src/licences.rs):\n  {}", refused.join("\n  ")))
}

/// Why a package may not be used, if so.
fn refusal(package: &Value) -> Option<String> {
    let name = format!("{} {}", package["name"].as_str().unwrap_or("?"), package["version"].as_str().unwrap_or("?"));
    let Some(written) = package["license"].as_str() else { return Some(format!("{name}: names no licence")) };
    let expression = match spdx::Expression::parse_mode(written, spdx::ParseMode::LAX) {
        Ok(e) => e,
        Err(e) => return Some(format!("{name}: {written}: {e}")),
    };
    let accepted = expression.evaluate(|wanted| ACCEPTED.contains(&wanted.to_string().as_str()));
    (!accepted).then(|| format!("{name}: {written}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn licences() {
        for (licence, accepted) in [
            (Some("MIT"), true),
            (Some("MIT/Apache-2.0"), true),
            (Some("GPL-3.0-or-later"), false),
            (Some("MIT OR GPL-3.0-only"), true),
            (Some("MIT AND GPL-3.0-only"), false),
            (Some("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"), true),
            (Some("(MIT OR Apache-2.0) AND Unicode-3.0"), true),
            (None, false),
        ] {
            let package = json!({"name": "x", "version": "1.0.0", "license": licence});
            assert_eq!(refusal(&package).is_none(), accepted, "{licence:?}");
        }
    }
}
