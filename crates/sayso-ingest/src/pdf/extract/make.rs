//! PDF files for tests, made here.

/// A file under construction: objects in order, the first is number 1.
#[derive(Default)]
pub(super) struct Make {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    info: Option<usize>,
}

/// Where a text stands on a page, from the lower left.
pub(super) struct At<'t>(pub(super) f64, pub(super) f64, pub(super) &'t str);

impl Make {
    pub(super) fn new() -> Make {
        // 1: catalogue, 2: pages, 3: font.
        let font = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>";
        Make { objects: vec![Vec::new(), Vec::new(), font.into()], ..Make::default() }
    }

    /// Adds an object; its number.
    pub(super) fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    pub(super) fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let head = format!("<<{dict} /Length {}>>\nstream\n", data.len());
        self.object([head.as_bytes(), data, b"\nendstream"].concat())
    }

    /// A page that draws what a content stream says, with the one font as `/F1`.
    pub(super) fn page_of(&mut self, content: &[u8], resources: &str) {
        let content = self.stream("", content);
        self.page_with(content, resources);
    }

    pub(super) fn page_with(&mut self, content: usize, resources: &str) {
        let fonts = if resources.contains("/Font") { "" } else { "/Font <</F1 3 0 R>>" };
        let page = format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Resources <<{fonts} {resources}>>>>"
        );
        let page = self.object(page);
        self.pages.push(page);
    }

    /// A page of texts in size 10.
    pub(super) fn page(&mut self, texts: &[At<'_>]) {
        let shown: String = texts
            .iter()
            .map(|At(x, y, text)| {
                let text: String = text.chars().map(in_latin).collect();
                format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n")
            })
            .collect();
        self.page_of(shown.as_bytes(), "");
    }

    /// A page with one column of lines.
    pub(super) fn lines(&mut self, lines: &[&str]) {
        let texts: Vec<At<'_>> =
            lines.iter().enumerate().map(|(at, line)| At(50.0, 700.0 - 12.0 * at as f64, line)).collect();
        self.page(&texts);
    }

    pub(super) fn objects_mut(&mut self) -> &mut [Vec<u8>] {
        &mut self.objects
    }

    pub(super) fn info(&mut self, dict: &str) {
        self.info = Some(self.object(format!("<<{dict}>>")));
    }

    /// The file, with more in its trailer.
    pub(super) fn finish_with(mut self, trailer: &str) -> Vec<u8> {
        self.objects[0] = b"<</Type /Catalog /Pages 2 0 R>>".to_vec();
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        self.objects[1] = format!("<</Type /Pages /Count {} /Kids [{kids}]>>", self.pages.len()).into();
        let mut file = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = Vec::new();
        for (at, body) in self.objects.iter().enumerate() {
            places.push(file.len());
            file.extend(format!("{} 0 obj\n", at + 1).bytes());
            file.extend(body);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        for place in &places {
            file.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let info = self.info.map(|info| format!("/Info {info} 0 R")).unwrap_or_default();
        let trailer = format!(
            "trailer\n<</Size {} /Root 1 0 R {info} {trailer}>>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1
        );
        file.extend(trailer.bytes());
        file
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.finish_with("")
    }
}

/// A character in a PDF text, as windows-1252 has it.
fn in_latin(character: char) -> String {
    match character {
        '(' | ')' | '\\' => format!("\\{character}"),
        '“' => "\\223".to_owned(),
        '”' => "\\224".to_owned(),
        '’' => "\\222".to_owned(),
        'é' => "\\351".to_owned(),
        other => other.to_string(),
    }
}
