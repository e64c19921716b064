import { createStore } from '../ui/store.js';

/** True once the server says 401 to a signed-in page: the login stands over the page, entered text stays. */
export const signedOut = createStore(false);
