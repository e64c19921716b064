export { timeSkippingServerPath } from './binaries.js';
