/** SHA-256, as the API names the file by; outside a secure context the browser does not compute it. */
export const fileHash = async (file: File): Promise<string> => {
  if (!globalThis.isSecureContext) return '';
  const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
