//! Modified copies of the built app, which simulate a new version on the host.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The files of a build, by role.
#[derive(Clone, Debug)]
pub struct Build {
    folder: PathBuf,
}

impl Build {
    /// Opens the build in a folder.
    pub fn of(folder: impl Into<PathBuf>) -> Self {
        Build { folder: folder.into() }
    }

    /// Opens the built app: `dist/`, or the folder in `DIST`.
    pub fn dist() -> Self {
        let folder = std::env::var_os("DIST").map(PathBuf::from);
        Build::of(folder.unwrap_or_else(|| crate::repository().join("dist")))
    }

    /// Returns its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the text of a file.
    pub fn text(&self, name: &str) -> Result<String> {
        std::fs::read_to_string(self.folder.join(name)).with_context(|| format!("reading {name}"))
    }

    /// Returns the address of the only file whose path starts and ends like this.
    pub fn address(&self, start: &str, end: &str) -> Result<String> {
        let found: Vec<String> = self
            .precached()?
            .into_iter()
            .filter(|path| path.starts_with(start) && path.ends_with(end))
            .collect();
        ensure!(found.len() == 1, "{start}…{end} fits {found:?}");
        Ok(format!("/{}", found[0]))
    }

    /// Returns everything that the service worker precaches.
    pub fn precached(&self) -> Result<Vec<String>> {
        let worker = self.text("sw.js")?;
        let found: Vec<String> = worker
            .split("url:\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect();
        ensure!(found.len() > 5, "sw.js lists {found:?}");
        Ok(found)
    }

    /// Returns the build id, as named in its page.
    pub fn id(&self) -> Result<String> {
        let page = self.text("index.html")?;
        let rest = page.split("data-build=\"").nth(1).context("no data-build")?;
        Ok(rest.split('"').next().unwrap_or_default().to_owned())
    }

    /// Makes a copy with one text of the English locale changed. The names and revisions that depend on the
    /// content change as in a new build.
    pub fn edited(&self, from: &str, to: &str, number: u8) -> Result<(tempfile::TempDir, Build)> {
        let folder = tempfile::tempdir()?;
        copy(&self.folder, folder.path())?;
        let new = Build::of(folder.path());
        let old_name = self.address("locales/en-", ".json")?;
        let old_name = old_name.trim_start_matches('/');
        let new_name = format!("locales/en-{number:016x}.json");
        let words = self.text(old_name)?;
        ensure!(words.contains(from), "the locale does not say «{from}»");
        std::fs::remove_file(folder.path().join(old_name))?;
        std::fs::write(folder.path().join(&new_name), words.replace(from, to))?;
        let id = format!("{number:016x}");
        let page = new.text("index.html")?.replace(old_name, &new_name).replace(&self.id()?, &id);
        std::fs::write(folder.path().join("index.html"), page)?;
        let worker = new.text("sw.js")?.replace(old_name, &new_name);
        let at =
            worker.find("url:\"index.html\",revision:\"").context("no revision of the page")?;
        let at = at + "url:\"index.html\",revision:\"".len();
        let worker = format!("{}{number:032x}{}", &worker[..at], &worker[at + 32..]);
        std::fs::write(folder.path().join("sw.js"), worker)?;
        let version = new.text("version.json")?.replace(&self.id()?, &id);
        std::fs::write(folder.path().join("version.json"), version)?;
        Ok((folder, new))
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
