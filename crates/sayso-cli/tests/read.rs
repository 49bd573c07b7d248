//! `sayso read` on good input.

mod common;

use common::Folder;

const HARBOUR: &str = "The bill passed, Mayor Ilse Toft said on Monday.\n\nNobody was hurt.\n";
const FERRY: &str = "The ferry is late, a spokesman for Nordline said.\n";

#[track_caller]
fn ids(folder: &Folder, args: &[&str], stdin: &str) -> Vec<String> {
    let ran = folder.sayso_with(&[&["read", "--format", "jsonl"], args].concat(), stdin.as_bytes());
    ran.is_fine();
    ran.json().iter().map(|article| article["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn files_folders_and_standard_input() {
    let folder = Folder::new("inputs");
    std::fs::create_dir(folder.path("news")).expect("a folder");
    folder.file("harbour.txt", HARBOUR).file("news/ferry.txt", FERRY).file("news/image.png", b"\x89PNG");
    folder.file("lines.jsonl", "{\"id\": \"one\", \"text\": \"It rained, Toft said.\"}\n{\"text\": \"It snowed.\"}\n");
    assert_eq!(ids(&folder, &["harbour.txt"], ""), ["harbour"]);
    assert_eq!(ids(&folder, &["news", "harbour.txt"], ""), ["ferry", "harbour"]);
    assert_eq!(ids(&folder, &["lines.jsonl"], "")[0], "one");
    assert_eq!(ids(&folder, &["-"], HARBOUR).len(), 1);
}

#[test]
fn text_is_for_people() {
    let folder = Folder::new("people");
    folder.file("harbour.txt", HARBOUR).file("ferry.txt", FERRY);
    let ran = folder.sayso(&["read", "harbour.txt", "ferry.txt"]);
    ran.is_fine().is_harmless();
    for part in ["harbour\n", "¶1  The bill passed", "¶2  Nobody was hurt.", "━━━", "2 articles · "] {
        assert!(ran.stdout.contains(part), "{part:?} in {ran:#?}");
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let folder = Folder::new("colours");
    folder.file("harbour.txt", HARBOUR);
    #[track_caller]
    fn check(folder: &Folder, args: &[&str], variables: &[(&str, &str)], coloured: bool) {
        let mut command = folder.command(&[&["read", "harbour.txt"], args].concat());
        let output = command.envs(variables.iter().copied()).output().expect("it runs");
        assert_eq!(output.stdout.contains(&0x1b), coloured, "{args:?} {variables:?}");
    }
    check(&folder, &[], &[], false);
    check(&folder, &[], &[("CLICOLOR_FORCE", "1")], true);
    check(&folder, &[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    check(&folder, &["--color", "always"], &[("NO_COLOR", "1")], true);
    check(&folder, &["--color", "never"], &[("CLICOLOR_FORCE", "1")], false);
    check(&folder, &["--out", "page.txt"], &[("CLICOLOR_FORCE", "1")], false);
}

#[test]
fn the_exit_code_tells_whether_something_was_found() {
    let folder = Folder::new("codes");
    folder.file("harbour.txt", HARBOUR).file("rain.txt", "It rained.\n");
    for file in ["harbour.txt", "rain.txt"] {
        let ran = folder.sayso(&["read", file, "--format", "jsonl"]);
        let found = ran.json()[0]["attributions"].as_array().expect("a list").len();
        assert_eq!(ran.code, if found == 0 { 1 } else { 0 }, "{ran:#?}");
        assert_eq!(folder.sayso(&["read", file]).stdout.contains("No attributions found."), found == 0);
    }
}

#[test]
fn output_goes_where_it_should() {
    let folder = Folder::new("out");
    folder.file("harbour.txt", HARBOUR).file("ferry.txt", FERRY);
    let printed = folder.sayso(&["read", "harbour.txt", "--format", "jsonl"]);
    let kept = folder.sayso(&["read", "harbour.txt", "--format", "jsonl", "--out", "read.jsonl"]);
    assert_eq!(kept.is_fine().stdout, "");
    assert_eq!(folder.read("read.jsonl"), printed.stdout);

    folder.sayso(&["read", "harbour.txt", "ferry.txt", "--format", "brat", "--out", "annotated"]).is_fine();
    assert_eq!(folder.read("annotated/harbour.txt"), HARBOUR);
    assert!(folder.path("annotated/ferry.ann").exists());

    folder
        .sayso(&["read", "harbour.txt", "--out", "no/such/folder.txt"])
        .is_trouble()
        .complains(&[("sayso: no/such", "--out")]);
}

#[test]
fn output_among_the_input_is_refused() {
    let folder = Folder::new("overlap");
    folder.file("harbour.txt", HARBOUR);
    #[track_caller]
    fn check(folder: &Folder, args: &[&str], refused: bool) {
        let ran = folder.sayso(&[&["read"], args].concat());
        assert_eq!(ran.stderr.contains("lies among what is to be read"), refused, "{args:?}: {ran:#?}");
        assert_eq!(folder.read("harbour.txt"), HARBOUR);
    }
    check(&folder, &["harbour.txt", "--out", "./harbour.txt"], true);
    check(&folder, &[".", "--format", "jsonl", "--out", "read.jsonl"], true);
    check(&folder, &[".", "--format", "brat", "--out", "annotated"], true);
    check(&folder, &["harbour.txt", "--format", "brat", "--out", "."], true);
    check(&folder, &["harbour.txt", "--format", "brat", "--out", "annotated"], false);
    check(&folder, &[".", "--format", "csv", "--out", "said.csv"], false);

    let redirected =
        std::fs::OpenOptions::new().append(true).create(true).open(folder.path("own.jsonl")).expect("a file");
    let output = folder.command(&["read", ".", "--format", "jsonl"]).stdout(redirected).output().expect("it ends");
    assert_eq!(output.status.code(), Some(if cfg!(unix) { 2 } else { 1 }));
}

#[test]
fn threads_and_company_do_not_change_a_byte() {
    let folder = Folder::new("threads");
    let names: Vec<String> = (0..12).map(|n| format!("{n}.txt")).collect();
    for (n, name) in names.iter().enumerate() {
        folder.file(name, format!("{HARBOUR}{}", FERRY.repeat(n * 5)));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let with = |threads: &str| {
        let ran = folder.sayso(&[&["read", "--format", "jsonl", "--threads", threads], names.as_slice()].concat());
        ran.is_fine();
        ran.stdout
    };
    let one = with("1");
    assert_eq!(one, with("2"));
    assert_eq!(one, with("8"));
    let alone = names.iter().map(|name| folder.sayso(&["read", "--format", "jsonl", name]).stdout);
    assert_eq!(one, alone.collect::<String>());
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new("pipe");
    folder.file("long.txt", HARBOUR.repeat(500));
    let mut child = folder
        .command(&["read", "long.txt"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
}

#[test]
fn help_and_version() {
    let folder = Folder::new("help");
    let help = folder.sayso(&["read", "--help"]);
    assert_eq!(help.code, 0);
    for part in ["Examples:", "Exit codes:", "--threads", "--color"] {
        assert!(help.stdout.contains(part), "{part}");
    }
    let version = folder.sayso(&["--version"]);
    assert!(version.stdout.starts_with(&format!("sayso {}", env!("CARGO_PKG_VERSION"))), "{version:?}");
    assert_eq!(folder.sayso(&["read"]).code, 2);
    assert_eq!(folder.sayso(&["read", "x.txt", "--format", "brat"]).code, 2);
}

#[test]
fn the_program_has_the_fast_kernel_unless_it_is_built_without() {
    let folder = Folder::new("kernel");
    folder.file("harbour.txt", HARBOUR);
    let ran = folder.sayso(&["read", "--format", "jsonl", "harbour.txt"]);
    let kernel = if cfg!(feature = "gemm") { "gemm" } else { "portable" };
    assert_eq!(ran.is_fine().json()[0]["made_by"]["kernel"], kernel);
}
