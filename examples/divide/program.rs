//! A wasm as the linker left it, with its relocations.

use std::collections::{HashMap, HashSet};

use wasmparser::{
    DataKind, DefinedDataSymbol, ElementItems, ElementKind, ExternalKind, KnownCustom, Linking,
    Name, Operator, Parser, Payload, RelocSectionReader, RelocationEntry, RelocationType,
    SymbolInfo, TypeRef,
};

/// A fault in words.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A stretch of the file, in bytes.
#[derive(Clone, Copy)]
pub struct Stretch {
    /// Its first byte.
    pub start: u64,
    /// How long it is.
    pub length: u64,
}

/// A piece of data: its bytes in the file, and where they will stand in memory.
#[derive(Clone, Copy)]
pub struct Piece {
    /// Its bytes.
    pub file: Stretch,
    /// Its first address.
    pub address: u64,
}

/// What a relocation can lead to.
#[derive(Clone, Copy)]
pub enum Symbol {
    /// A function, by its number.
    Function(usize),
    /// A piece of data.
    Data(Piece),
    /// Neither code nor data.
    Other,
}

/// A place in the file that names a symbol.
#[derive(Clone, Copy)]
pub struct Use {
    place: u64,
    /// What it names.
    pub symbol: Symbol,
}

/// The wasm as the linker left it.
#[derive(Default)]
pub struct Program {
    /// Names of functions as in the source, by their numbers.
    pub names: HashMap<usize, String>,
    /// Functions that can be called from outside.
    pub exported: Vec<usize>,
    /// Functions in the table, slot by slot.
    pub table: Vec<usize>,
    /// The slot of the first.
    pub first_slot: usize,
    imported: usize,
    bodies: Vec<Stretch>,
    segments: Vec<Piece>,
    symbols: Vec<Symbol>,
    uses: Vec<Use>,
    /// Addresses of texts that name a source file.
    sources: HashSet<u64>,
}

impl Program {
    /// Reads a file.
    ///
    /// # Errors
    /// It is no wasm, it holds what Rust's linker does not write today, or no relocations.
    pub fn read(wasm: &[u8]) -> Result<Self> {
        let mut program = Self::default();
        // Numbers in relocations count from the contents of a section.
        let mut contents = Vec::new();
        let mut symbols = Vec::new();
        let mut relocations = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                contents.push(range.start);
            }
            if let Payload::CustomSection(section) = &payload {
                match section.as_known() {
                    KnownCustom::Name(names) => {
                        for part in names {
                            let Name::Function(functions) = part? else { continue };
                            for function in functions {
                                let function = function?;
                                let name = rustc_demangle::demangle(function.name);
                                program.names.insert(to(function.index)?, format!("{name:#}"));
                            }
                        }
                    }
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            let Linking::SymbolTable(table) = part? else { continue };
                            for symbol in table {
                                symbols.push(symbol?);
                            }
                        }
                    }
                    KnownCustom::Reloc(section) => relocations.push(section),
                    _ => {}
                }
            } else {
                program.note(payload)?;
            }
        }
        for symbol in symbols {
            let symbol = program.symbol(&symbol)?;
            program.symbols.push(symbol);
        }
        for section in relocations {
            let start = contents.get(to::<_, usize>(section.section_index())?);
            program.note_uses(&section, *start.ok_or("relocations of no section")?)?;
        }
        if program.uses.is_empty() {
            return Err("it holds no relocations; the linker writes them with --emit-relocs".into());
        }
        program.uses.sort_unstable_by_key(|one| one.place);
        program.sources = program
            .pieces()
            .filter(|piece| bytes(wasm, piece.file).is_some_and(|text| text.ends_with(b".rs")))
            .map(|piece| piece.address)
            .collect();
        Ok(program)
    }

    /// The code of a function; an imported one has none.
    pub fn body(&self, function: usize) -> Option<Stretch> {
        self.bodies.get(function.checked_sub(self.imported)?).copied()
    }

    /// Everything that has a place in memory.
    pub fn pieces(&self) -> impl Iterator<Item = Piece> {
        self.symbols.iter().filter_map(|symbol| match symbol {
            Symbol::Data(piece) => Some(*piece),
            _ => None,
        })
    }

    /// What a stretch of the file names.
    pub fn uses_in(&self, Stretch { start, length }: Stretch) -> &[Use] {
        let from = self.uses.partition_point(|one| one.place < start);
        let to = self.uses.partition_point(|one| one.place < start + length);
        &self.uses[from..to]
    }

    /// Whether the piece is a `core::panic::Location`: a text that names a source file, by address
    /// and length, then line and column, 16 bytes in all.
    pub fn is_place(&self, piece: Piece) -> bool {
        let named = self.uses_in(piece.file);
        piece.file.length == 16
            && matches!(named, [Use { place, symbol: Symbol::Data(text) }]
                if *place == piece.file.start && self.sources.contains(&text.address))
    }

    fn note(&mut self, payload: Payload) -> Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    // wasm-bindgen runs its descriptions while it builds, and drops them.
                    let described = export.name.starts_with("__wbindgen_describe");
                    if export.kind == ExternalKind::Func && !described {
                        self.exported.push(to(export.index)?);
                    }
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    let (
                        ElementKind::Active { offset_expr, .. },
                        ElementItems::Functions(functions),
                    ) = (element.kind, element.items)
                    else {
                        return Err(
                            "a table that is not filled with functions from the start".into()
                        );
                    };
                    if !self.table.is_empty() {
                        return Err("more than one list of functions in the table".into());
                    }
                    self.first_slot = to(constant(&offset_expr)?)?;
                    for function in functions {
                        self.table.push(to(function?)?);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                self.bodies.push(Stretch { start: range.start, length: range.end - range.start });
            }
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else {
                        return Err("data that does not stand in memory from the start".into());
                    };
                    let length = to(segment.data.len())?;
                    let file = Stretch { start: segment.range.end - length, length };
                    self.segments.push(Piece { file, address: constant(&offset_expr)? });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn symbol(&self, symbol: &SymbolInfo) -> Result<Symbol> {
        Ok(match symbol {
            SymbolInfo::Func { index, .. } => Symbol::Function(to(*index)?),
            SymbolInfo::Data {
                symbol: Some(DefinedDataSymbol { index, offset, size }), ..
            } => {
                let segment = self.segments.get(to::<_, usize>(*index)?);
                let segment = segment.ok_or("a symbol in no segment")?;
                let start = segment.file.start + u64::from(*offset);
                let file = Stretch { start, length: u64::from(*size) };
                Symbol::Data(Piece { file, address: segment.address + u64::from(*offset) })
            }
            _ => Symbol::Other,
        })
    }

    fn note_uses(&mut self, section: &RelocSectionReader, start: u64) -> Result<()> {
        use RelocationType as T;
        for entry in section.entries() {
            let RelocationEntry { ty, offset, index, .. } = entry?;
            match ty {
                T::FunctionIndexLeb
                | T::TableIndexSleb
                | T::TableIndexI32
                | T::MemoryAddrLeb
                | T::MemoryAddrSleb
                | T::MemoryAddrI32 => {
                    let symbol = self.symbols.get(to::<_, usize>(index)?);
                    let symbol = *symbol.ok_or("a relocation to no symbol")?;
                    self.uses.push(Use { place: start + u64::from(offset), symbol });
                }
                // Neither code nor data.
                T::TypeIndexLeb | T::GlobalIndexLeb | T::TableNumberLeb => {}
                // Debugging data, which nothing runs.
                T::FunctionOffsetI32 | T::SectionOffsetI32 => {}
                other => return Err(format!("relocations of the kind {other:?}").into()),
            }
        }
        Ok(())
    }
}

fn to<N, T: TryFrom<N>>(number: N) -> std::result::Result<T, T::Error> {
    T::try_from(number)
}

fn bytes(wasm: &[u8], Stretch { start, length }: Stretch) -> Option<&[u8]> {
    wasm.get(to(start).ok()?..to(start + length).ok()?)
}

/// The number that an expression of one constant stands for.
fn constant(expression: &wasmparser::ConstExpr) -> Result<u64> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(to(value)?),
        other => Err(format!("a place that is not a number: {other:?}").into()),
    }
}
