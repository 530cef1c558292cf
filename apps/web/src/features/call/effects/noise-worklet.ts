// The browser's thread for sound loads this file by itself.
import '@anteroom/media/noise-worklet';
