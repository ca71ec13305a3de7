/** Hands what was not sent to the person as a JSON file. */
export function saveToFile(items: readonly unknown[], nowMs: number): void {
  const text = JSON.stringify({ savedAt: new Date(nowMs).toISOString(), items }, null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `pavilion-unsent-${new Date(nowMs).toISOString().slice(0, 16).replaceAll(':', '')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
