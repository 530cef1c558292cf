// A worker of its own loads this file.
import '@anteroom/media/seal-worker';
