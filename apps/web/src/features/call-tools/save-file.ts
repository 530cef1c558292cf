/** Hands the person a file, as the browser does with any download. It goes nowhere else. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it by itself from here on; the address alone would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
