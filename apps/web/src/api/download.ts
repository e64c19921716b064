import { API, errorOf, NoAnswerError } from './client.js';
import { withFreshLogin } from './fresh-login.js';

/** A file under the name that the API gives it; an error is said, not saved. */
export const download = async (path: string): Promise<void> => {
  const response = await withFreshLogin(() => fetch(API + path, { credentials: 'same-origin' })).catch((error: unknown) => {
    throw new NoAnswerError(error);
  });
  if (!response.ok) throw errorOf(response.status, await response.text().catch(() => ''));
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: address, download: decodeURIComponent(name ?? 'list.xlsx') }).click();
  URL.revokeObjectURL(address);
};
