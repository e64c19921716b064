import type { ApiEnvironment } from '#config/environment.js';

/** What is injected by name. */
export const SETTINGS = Symbol('settings');
export const RECORD = Symbol('record');
export const DATABASE = Symbol('database');
export const LOG = Symbol('log');

/** The environment of the API, read once. */
export type ApiSettings = ApiEnvironment;
