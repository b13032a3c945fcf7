//! The web door's own threads. A page is answered where its question was read: a hop to another thread and back would cost
//! as much as the page. So these threads may wait for the database, and nothing else of the office runs on them.

use tokio::runtime::{Builder, Runtime};

/// As many as the database lends connections to readers; more would only wait for one.
const THREADS: usize = 8;

/// The threads; whoever drops them does not wait for them.
pub struct WebThreads(Option<Runtime>);

impl WebThreads {
    /// Starts them.
    ///
    /// # Errors
    /// When the machine gives no more threads.
    pub fn start() -> std::io::Result<WebThreads> {
        let threads =
            Builder::new_multi_thread().worker_threads(THREADS).thread_name("web").enable_all().build()?;
        Ok(WebThreads(Some(threads)))
    }

    /// Runs `work` on them.
    pub fn spawn<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Option<tokio::task::JoinHandle<T>> {
        Some(self.0.as_ref()?.spawn(work))
    }
}

impl Drop for WebThreads {
    fn drop(&mut self) {
        // A runtime that is simply dropped waits, which nobody may do among the other doors.
        if let Some(threads) = self.0.take() {
            threads.shutdown_background();
        }
    }
}
