//! `sayso read`.

use std::io::{self, ErrorKind};
use std::ops::ControlFlow;

use sayso::{Reader, Settings};

use crate::End;
use crate::args::{Engine, Kernel, ReadArgs};
use crate::output::Output;
use crate::overlap::overlaps;
use crate::progress::Progress;
use crate::trouble::complain;

/// Reads all that the arguments name, article by article.
pub(crate) fn run(args: &ReadArgs) -> End {
    let place = args.out.as_deref().unwrap_or("standard output".as_ref()).display();
    if overlaps(args) {
        complain(format_args!(
            "{place}: lies among what is to be read (it would be read again, or written over); write to another place"
        ));
        return End::Trouble;
    }
    let pasted = match args.clipboard.items(&sayso::ingest::Settings::default()) {
        Ok(pasted) => pasted,
        Err(message) => {
            complain(message);
            return End::Trouble;
        }
    };
    let settings = Settings { no_vectors: true, ..settings(&args.engine, args.threads) };
    let reader = match Reader::new(&settings) {
        Ok(reader) => reader,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let mut output = match Output::new(args) {
        Ok(output) => output,
        Err(error) => {
            complain(format_args!("{place}: cannot be written ({error}; give another place to --out)"));
            return End::Trouble;
        }
    };

    let mut progress =
        Progress::new(args.out.is_none(), || sayso::inputs::count(&args.paths).map(|files| files + pasted.len()));
    let mut trouble = false;
    let mut written: io::Result<()> = Ok(());
    reader.read_all(pasted.into_iter().chain(sayso::inputs::articles(args.paths.clone())), |result| {
        match result {
            Ok(read) => {
                written = output.article(&read);
                progress.article(read.document.words.len());
            }
            Err(error) => {
                progress.clear();
                complain(error);
                trouble = true;
            }
        }
        // Where nothing can be written any more, nothing more is read.
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    drop(progress);

    match written.and_then(|()| output.finish()) {
        Ok(()) => {}
        // Whoever closed the pipe has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            complain(format_args!("{place}: writing stopped ({error}; what came after is missing)"));
            trouble = true;
        }
    }
    match (trouble, output.attributions()) {
        (true, _) => End::Trouble,
        (false, 0) => End::Nothing,
        (false, _) => End::Done,
    }
}

/// The settings that the arguments ask for.
pub(crate) fn settings(engine: &Engine, threads: Option<u16>) -> Settings {
    let kernel = match engine.kernel {
        Kernel::Auto => sayso::Kernel::Auto,
        Kernel::Gemm => sayso::Kernel::Gemm,
        Kernel::Portable => sayso::Kernel::Portable,
    };
    Settings { model: engine.model.clone(), kernel, threads: threads.map(usize::from), no_vectors: false }
}
