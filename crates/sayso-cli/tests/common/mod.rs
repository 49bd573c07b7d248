//! Runs the program on invented files.
#![allow(dead_code, reason = "not every test file uses all of it")]
#![allow(clippy::disallowed_methods, reason = "tests need files")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A folder of its own for one test.
pub(crate) struct Folder(PathBuf);

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new(test: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    /// Puts a file into the folder.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Folder {
        fs::write(self.0.join(name), bytes).expect("a file for the test");
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// What a file of the folder holds.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file that was written")
    }

    /// Runs `sayso` in the folder.
    pub(crate) fn sayso(&self, args: &[&str]) -> Ran {
        self.sayso_with(args, b"")
    }

    /// Runs `sayso` in the folder with `stdin`.
    pub(crate) fn sayso_with(&self, args: &[&str], stdin: &[u8]) -> Ran {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        let stdin = stdin.to_vec();
        let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the writer ends");
        Ran {
            code: output.status.code().expect("the program was not killed"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
        }
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        command.args(args).current_dir(&self.0);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }
}

impl Ran {
    /// Stderr has these lines, each beginning with the first and holding the second; no others.
    #[track_caller]
    pub(crate) fn complains(&self, lines: &[(&str, &str)]) -> &Ran {
        let found: Vec<&str> = self.stderr.lines().collect();
        assert_eq!(found.len(), lines.len(), "{self:#?}");
        for (line, (start, part)) in found.iter().zip(lines) {
            assert!(line.starts_with(start), "{line:?} does not start with {start:?}");
            assert!(line.contains(part), "{line:?} does not hold {part:?}");
        }
        self
    }

    /// It read everything and found something or nothing.
    #[track_caller]
    pub(crate) fn is_fine(&self) -> &Ran {
        assert!(matches!(self.code, 0 | 1), "{self:#?}");
        self.complains(&[])
    }

    /// Some of the input was bad.
    #[track_caller]
    pub(crate) fn is_trouble(&self) -> &Ran {
        assert_eq!(self.code, 2, "{self:#?}");
        assert!(!self.stderr.is_empty(), "{self:#?}");
        self
    }

    /// Nothing on its page steers a terminal, turns text or hides it.
    #[track_caller]
    pub(crate) fn is_harmless(&self) -> &Ran {
        for text in [&self.stdout, &self.stderr] {
            let bad = |c: &char| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(text.chars().find(bad), None, "{self:#?}");
        }
        self
    }

    /// Its output as one JSON value a line; no line holds a raw control character.
    #[track_caller]
    pub(crate) fn json(&self) -> Vec<serde_json::Value> {
        assert_eq!(self.stdout.chars().find(|&c| c < ' ' && c != '\n'), None, "{self:#?}");
        let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        self.stdout.lines().map(parse).collect()
    }
}
