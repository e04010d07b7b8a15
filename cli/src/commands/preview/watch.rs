//! Watches the theme's files.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};
use tokio::sync::watch;

use crate::io_error;

/// Quiet time after which a file counts as saved: an editor empties, writes and renames it in several
/// events.
const SETTLED: Duration = Duration::from_millis(20);

/// Makes a counter of changes: one side counts, the other side waits.
pub fn channel() -> (watch::Sender<u64>, watch::Receiver<u64>) {
    watch::channel(0)
}

/// Counts changes below `theme` for as long as the returned watcher lives.
///
/// # Errors
/// The system cannot watch the folder.
pub fn start(theme: &Path, changed: watch::Sender<u64>) -> notify::Result<impl Watcher + use<>> {
    let (noticed, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            // Fails only after the counting thread has ended, and then nobody is told anything.
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
        // All events of a save count as one change.
        while events.recv_timeout(SETTLED).is_ok() {}
        changed.send_modify(|count| *count += 1);
    }
}

/// Returns the reason why a folder cannot be watched.
pub fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => io_error::reason(error),
        notify::ErrorKind::MaxFilesWatch => {
            "the system watches too many files (Linux: raise fs.inotify.max_user_watches)"
                .to_owned()
        }
        _ => error.to_string(),
    }
}

/// Returns true if a file of the theme changed. Reading is not a change, since rendering reads; files
/// that editors and git keep for themselves do not count either. Vim writes `4913` to test a folder.
fn is_change(event: &notify::Event) -> bool {
    let is_of_theme = |path: &std::path::PathBuf| {
        path.file_name().is_some_and(|name| {
            let name = name.to_string_lossy();
            !name.starts_with('.') && !name.ends_with('~') && name != "4913"
        }) && !path.components().any(|part| part.as_os_str() == ".git")
    };
    matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Any
    ) && event.paths.iter().any(is_of_theme)
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

    /// All of them are there before counting begins: it does not matter how fast they come.
    #[test]
    fn the_events_of_a_save_count_once() {
        let (noticed, events) = mpsc::channel();
        for _ in 0..3 {
            noticed.send(()).unwrap();
        }
        drop(noticed);
        let (changed, changes) = channel();
        count(&events, &changed);
        assert_eq!(*changes.borrow(), 1);
    }

    #[test]
    fn a_saved_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (changed, mut changes) = channel();
        let _watcher = start(folder.path(), changed).unwrap();
        let file = folder.path().join("layout.html");
        std::fs::write(&file, "saved").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime
            .block_on(async {
                tokio::time::timeout(Duration::from_secs(60), changes.changed()).await
            })
            .expect("noticed")
            .unwrap();
    }
}
