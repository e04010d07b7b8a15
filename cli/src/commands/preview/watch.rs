//! Notices that a file of the theme was saved.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};
use tokio::sync::watch;

/// Saving is several events (empty, write, rename); this long after the last, the file is whole.
const SETTLED: Duration = Duration::from_millis(20);

/// The number of changes so far: one side counts, the other waits.
pub fn channel() -> (watch::Sender<u64>, watch::Receiver<u64>) {
    watch::channel(0)
}

/// Counts changes below `theme` for as long as the returned watcher lives.
///
/// # Errors
/// The system refuses to watch the folder.
pub fn start(theme: &Path, changed: watch::Sender<u64>) -> notify::Result<impl Watcher + use<>> {
    let (noticed, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            let _ = noticed.send(());
        }
    })?;
    watcher.watch(theme, RecursiveMode::Recursive)?;
    std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || count(&events, &changed))
        .map_err(notify::Error::io)?;
    Ok(watcher)
}

fn count(events: &mpsc::Receiver<()>, changed: &watch::Sender<u64>) {
    while events.recv().is_ok() {
        while events.recv_timeout(SETTLED).is_ok() {}
        changed.send_modify(|count| *count += 1);
    }
}

/// Reading is no change, and rendering reads; nor are an editor's and git's own files.
fn is_change(event: &notify::Event) -> bool {
    let is_ours = |path: &std::path::PathBuf| {
        path.file_name().is_some_and(|name| {
            let name = name.to_string_lossy();
            !name.starts_with('.') && !name.ends_with('~') && name != "4913"
        }) && !path.components().any(|part| part.as_os_str() == ".git")
    };
    matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Any
    ) && event.paths.iter().any(is_ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, ModifyKind};

    fn changes(kind: EventKind, path: &str) -> bool {
        is_change(&notify::Event::new(kind).add_path(path.into()))
    }

    #[test]
    fn saving_is_a_change_and_reading_is_none() {
        let saved = EventKind::Modify(ModifyKind::Any);
        assert!(changes(saved, "/theme/layout.html"));
        assert!(changes(EventKind::Create(CreateKind::File), "/theme/a.ftl"));
        assert!(!changes(
            EventKind::Access(AccessKind::Any),
            "/theme/layout.html"
        ));
        for noise in [
            "/theme/.layout.html.swp",
            "/theme/layout.html~",
            "/theme/4913",
            "/theme/.git/index",
        ] {
            assert!(!changes(saved, noise), "{noise}");
        }
    }

    #[test]
    fn a_save_is_counted_once() {
        let folder = tempfile::tempdir().unwrap();
        let (changed, mut changes) = channel();
        let _watcher = start(folder.path(), changed).unwrap();
        let file = folder.path().join("layout.html");
        std::fs::write(&file, "one").unwrap();
        std::fs::write(&file, "two").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime
            .block_on(async {
                tokio::time::timeout(Duration::from_secs(10), changes.changed()).await
            })
            .expect("noticed")
            .unwrap();
        std::thread::sleep(SETTLED * 5);
        assert_eq!(*changes.borrow(), 1);
    }
}
